import { type EnterpriseDetail, type EnterpriseSummary, INDUSTRIES } from '@guanjia/core/enterprises';
import type { Principal } from '@guanjia/core/identity';
import { allows, type PermissionAction } from '@guanjia/core/permissions';
import { findButlerInCharge, findTenures } from '../organisation/index.ts';
import type { Db } from '../platform/database.ts';
import { contactPhones } from '../platform/phone-sight.ts';
import { Problem } from '../platform/problems.ts';
import {
  type EnterpriseSummaryRow,
  findContacts,
  findEnterprise,
  findMonths,
  findProjectsOf,
  findQualifications,
} from './enterprises-store.ts';

const abilities = [
  'enterprise.edit',
  'enterprise.classify',
  'enterprise.edit-contacts',
  'stewardship.handover',
] as const satisfies readonly PermissionAction[];

const numberOrNull = (exact: string | null): number | null => (exact === null ? null : Number(exact));

const builtInNames = new Map(INDUSTRIES.map(({ code, name }) => [code, name]));
/** Until the full table is imported, a class goes by the name of its division. */
const industryNameOf = (code: string | null, name: string | null): string | null =>
  name ?? (code === null ? null : (builtInNames.get(code) ?? builtInNames.get(code.slice(0, 2)) ?? null));

export const presentEnterpriseSummary = (row: EnterpriseSummaryRow): EnterpriseSummary => ({
  id: row.id,
  name: row.name,
  shortName: row.short_name,
  uscc: row.uscc,
  station: { id: row.station_id, name: row.station_name },
  butler:
    row.butler_id && row.butler_name && row.butler_phone
      ? { id: row.butler_id, name: row.butler_name, phone: row.butler_phone }
      : null,
  industryCode: row.industry_code,
  industryName: industryNameOf(row.industry_code, row.industry_name),
  aboveScale: row.above_scale,
  sizeClass: row.size_class,
  active: row.active,
  address: row.address,
});

/** The whole record of an enterprise. Who may not read it is told that there is none. */
export async function presentEnterprise(
  db: Db,
  principal: Principal,
  id: string,
  now: Date,
): Promise<EnterpriseDetail> {
  const row = await findEnterprise(db, id);
  const facts = row && {
    enterpriseId: row.id,
    projectId: null,
    stationId: row.station_id,
    butlerId: row.butler_id,
  };
  if (!row || !facts || !allows(principal, 'enterprise.read', facts)) throw new Problem('not-found');
  const [butler, contacts, qualifications, months, projects, tenures] = await Promise.all([
    findButlerInCharge(db, { enterpriseId: id }, now),
    findContacts(db, id),
    findQualifications(db, id),
    findMonths(db, id),
    findProjectsOf(db, id),
    allows(principal, 'stewardship.read', facts) ? findTenures(db, { enterpriseId: id }) : [],
  ]);
  const phoneOf = contactPhones(principal, facts);
  return {
    ...presentEnterpriseSummary(row),
    version: row.version,
    usccExceptionReason: row.uscc_exception_reason,
    activeSince: row.active_since.toISOString(),
    legalRepresentative: row.legal_representative,
    registeredCapitalWan: numberOrNull(row.registered_capital_wan),
    paidInCapitalWan: numberOrNull(row.paid_in_capital_wan),
    foundedOn: row.founded_on,
    registrationStatus: row.registration_status,
    divisionCode: row.division_code,
    divisionName: row.division_name,
    industryChain: row.industry_chain,
    chainLeader: row.chain_leader,
    plot: row.plot,
    premises: row.premises,
    staffCount: row.staff_count,
    revenueWan: numberOrNull(row.revenue_wan),
    assetsWan: numberOrNull(row.assets_wan),
    inventionPatents: row.invention_patents,
    utilityPatents: row.utility_patents,
    designPatents: row.design_patents,
    softwareCopyrights: row.software_copyrights,
    trademarks: row.trademarks,
    shareholders: row.shareholders,
    listingMarket: row.listing_market,
    listingCode: row.listing_code,
    creditRisk: row.credit_risk,
    introduction: row.introduction,
    updatedAt: row.updated_at.toISOString(),
    butler,
    contacts: contacts.map(({ account_id, phone, ...contact }) => ({
      ...contact,
      phone: phoneOf(phone),
      hasAccount: account_id !== null,
    })),
    qualifications: qualifications.map((one) => ({
      id: one.id,
      kind: one.kind,
      name: one.name,
      certificateNo: one.certificate_no,
      grantedOn: one.granted_on,
      expiresOn: one.expires_on,
      source: one.source,
    })),
    stewardships: tenures.map((tenure) => ({
      id: tenure.id,
      butler: { id: tenure.butler_id, name: tenure.butler_name },
      startedAt: tenure.started_at.toISOString(),
      endedAt: tenure.ended_at?.toISOString() ?? null,
      reason: tenure.reason,
    })),
    months: months.map((figure) => ({
      month: figure.month.slice(0, 7),
      indicator: figure.indicator,
      source: figure.source,
      valueMonth: numberOrNull(figure.value_month),
      valueYearToDate: numberOrNull(figure.value_year_to_date),
      yearOnYearPercent: numberOrNull(figure.year_on_year_percent),
      unit: figure.unit,
      basis: figure.basis,
      enteredAt: figure.entered_at.toISOString(),
    })),
    projects,
    abilities: abilities.filter((action) => allows(principal, action, facts)),
  };
}
