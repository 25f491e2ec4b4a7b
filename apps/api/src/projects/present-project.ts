import type { Principal } from '@guanjia/core/identity';
import { allows, type PermissionAction } from '@guanjia/core/permissions';
import type { PlanGlance, ProjectDetail, ProjectSummary } from '@guanjia/core/projects';
import { findButlerInCharge, findTenures } from '../organisation/index.ts';
import type { Db } from '../platform/database.ts';
import { contactPhones } from '../platform/phone-sight.ts';
import { Problem } from '../platform/problems.ts';
import { findContacts, findProject, type ProjectSummaryRow } from './projects-store.ts';

const abilities = [
  'project.edit',
  'project.classify',
  'project.edit-contacts',
  'stewardship.handover',
  'plan.adjust',
] as const satisfies readonly PermissionAction[];

const numberOrNull = (exact: string | null): number | null => (exact === null ? null : Number(exact));

export const presentProjectSummary = (row: ProjectSummaryRow): ProjectSummary => ({
  id: row.id,
  code: row.code,
  name: row.name,
  enterprise: { id: row.enterprise_id, name: row.enterprise_name },
  station: { id: row.station_id, name: row.station_name },
  butler:
    row.butler_id && row.butler_name && row.butler_phone
      ? { id: row.butler_id, name: row.butler_name, phone: row.butler_phone }
      : null,
  stage: row.stage,
  listYear: row.list_year,
  grade: row.grade,
  investmentTotalWan: numberOrNull(row.investment_total_wan),
  annualPlanWan: numberOrNull(row.annual_plan_wan),
  investedWan: numberOrNull(row.invested_wan),
  address: row.address,
  active: row.active,
  plan: row.plan_light && row.plan_ends_on ? glanceOf(row, row.plan_light, row.plan_ends_on) : null,
});

function glanceOf(row: ProjectSummaryRow, light: PlanGlance['light'], endsOn: string): PlanGlance {
  return {
    light,
    progress: row.plan_progress,
    plannedProgress: row.plan_planned,
    endsOn,
    lateBy: row.plan_late_by,
    cause: row.plan_cause && {
      rule: row.plan_cause.rule,
      light: row.plan_cause.light,
      code: row.plan_cause.code,
      amount: row.plan_cause.amount,
      nodeName: row.cause_node,
      office: row.cause_office,
    },
  };
}

/** The whole record of a project. Who may not read it is told that there is none. */
export async function presentProject(
  db: Db,
  principal: Principal,
  id: string,
  now: Date,
): Promise<ProjectDetail> {
  const row = await findProject(db, id);
  const facts = row && {
    enterpriseId: row.enterprise_id,
    projectId: row.id,
    stationId: row.station_id,
    butlerId: row.butler_id,
  };
  const reading = facts && { ...facts, butlerId: row.reader_id };
  if (!row || !reading || !allows(principal, 'project.read', reading)) throw new Problem('not-found');
  const [butler, contacts, tenures] = await Promise.all([
    findButlerInCharge(db, { projectId: id }, now),
    findContacts(db, id),
    allows(principal, 'stewardship.read', reading) ? findTenures(db, { projectId: id }) : [],
  ]);
  const phoneOf = contactPhones(principal, reading);
  return {
    ...presentProjectSummary(row),
    version: row.version,
    enteredOn: row.entered_on,
    leftOn: row.left_on,
    plot: row.plot,
    premises: row.premises,
    content: row.content,
    activeSince: row.active_since.toISOString(),
    updatedAt: row.updated_at.toISOString(),
    butler,
    contacts: contacts.map(({ account_id, phone, ...contact }) => ({
      ...contact,
      phone: phoneOf(phone),
      hasAccount: account_id !== null,
    })),
    stewardships: tenures.map((tenure) => ({
      id: tenure.id,
      butler: { id: tenure.butler_id, name: tenure.butler_name },
      startedAt: tenure.started_at.toISOString(),
      endedAt: tenure.ended_at?.toISOString() ?? null,
      reason: tenure.reason,
    })),
    abilities: abilities.filter((action) => allows(principal, action, facts)),
  };
}
