import { presentFile } from '@guanjia/core/attachments';
import type { Principal } from '@guanjia/core/identity';
import type {
  AvailableAction,
  EscalationRule,
  MatterAssignment,
  MatterClock,
  MatterDetail,
  SourcedDays,
  Standing,
} from '@guanjia/core/matters';
import { sql } from 'kysely';
import { getVersion } from '../catalogue/index.ts';
import type { Tx } from '../platform/database.ts';
import { findAppealReview } from './appeal-review.ts';
import { currentRectification, type EscalationRow, lastUrging, type MatterBundle } from './bundle.ts';
import { type ClockContext, clockLight, firmClocks, usedDays } from './clocks.ts';
import { findEscalationRules } from './escalation-rules-store.ts';
import { summarise } from './list-matters.ts';
import { matterRows } from './list-store.ts';
import { mergesOf } from './merging.ts';
import { peopleOf } from './people.ts';
import { presentMaterials } from './present-materials.ts';
import { findTexts, namesOf, officesOf } from './present-store.ts';
import { linksOf } from './rating-link-store.ts';
import { presentRatingLinks } from './rating-links.ts';
import { callsFirm, viewOf } from './standing.ts';
import { timeLeftOf } from './time-left.ts';
import { timelineOf } from './timeline.ts';

const iso = (at: Date | null): string | null => at?.toISOString() ?? null;

const sourced = (
  days: number | null,
  unit: 'working' | 'calendar' | null,
  source: string | null,
): SourcedDays | null => (days !== null && unit !== null && source !== null ? { days, unit, source } : null);

/** A matter as this person may see it: the firm's presentation leaves out what is internal. */
export async function presentMatter(
  tx: Tx,
  ctx: ClockContext,
  principal: Principal,
  bundle: MatterBundle,
  standing: Standing,
  actions: readonly AvailableAction[],
): Promise<MatterDetail> {
  const { matter } = bundle;
  const view = viewOf(standing);
  const firm = view === 'firm';
  const rows = await matterRows(tx, {
    joins: 'matter',
    where: sql<boolean>`m.id = ${matter.id}`,
    order: { key: sql`m.created_at`, type: 'timestamptz', direction: 'asc' },
    after: null,
    limit: 1,
  });
  const summary = summarise(ctx, principal, rows)[0];
  if (!summary) throw new Error(`matter ${matter.id} vanished while it was presented`);
  const texts = await findTexts(tx, textIdsOf(bundle));
  const textOf = (id: string | null) => (id === null ? null : (texts.get(id)?.body ?? null));
  const names = await namesOf(tx, accountIdsOf(bundle));
  const offices = await officesOf(
    tx,
    bundle.assignment.map((a) => a.office_id),
  );
  const kept = await keptRulesOf(tx, bundle);
  const files = bundle.attachment.filter((f) => !firm || f.visibility === 'firm');
  const rectification = currentRectification(bundle);
  const byRule = !firm && bundle.escalation.some((e) => e.rule_id !== null);
  const rules = byRule ? await findEscalationRules(tx, { all: true }) : [];
  const links = await linksOf(tx, matter.id);
  const appealed = !firm && rectification?.status === 'appealed';
  const review = appealed ? await findAppealReview(tx, matter.id) : null;
  const rectificationClock = bundle.clock.findLast(
    (c) =>
      ['verify', 'rectify', 'revisit'].includes(c.kind) && (c.state === 'running' || c.state === 'paused'),
  );
  return {
    ...summary,
    escalatedTo: firm ? null : summary.escalatedTo,
    view,
    version: matter.version,
    text: textOf(matter.body_text_id) ?? '（内容已依法删除）',
    authorisation: textOf(matter.authorisation_text_id),
    materialsWanted: matter.materials_wanted,
    materialsLapsed: matter.materials_lapsed,
    declineReason: matter.decline_reason as MatterDetail['declineReason'],
    closeReason: matter.close_reason,
    outcome: matter.outcome,
    timeUsed: timeUsedOf(bundle, ctx),
    ...kept,
    materials: await presentMaterials(tx, ctx, bundle, kept.typeMaterials, textOf),
    assignments: bundle.assignment
      .filter((a) => !firm || (a.status !== 'returned' && a.status !== 'recalled'))
      .map((a): MatterAssignment => {
        const clock = bundle.clock.findLast((c) => c.kind === 'assignment' && c.assignment_id === a.id);
        const extension = bundle.extension.find((e) => e.assignment_id === a.id);
        const office = offices.get(a.office_id);
        const handler = a.handler_id ? names.get(a.handler_id) : undefined;
        const runs = clock?.state === 'running' || clock?.state === 'paused';
        return {
          id: a.id,
          round: a.round,
          office: {
            id: a.office_id,
            name: office?.short_name ?? '',
            phone: office?.phone ?? null,
            kind: office?.kind ?? 'department',
          },
          role: a.role,
          status: a.status,
          limitDays: a.limit_days,
          instruction: firm ? null : textOf(a.instruction_text_id),
          handler: handler ? { name: handler.name, phone: handler.phone } : null,
          assignedAt: a.assigned_at.toISOString(),
          signedAt: iso(a.signed_at),
          answeredAt: iso(a.answered_at),
          returnUntil: firm ? null : iso(a.return_until),
          outcome: firm ? null : a.outcome,
          answer: firm ? null : textOf(a.answer_text_id),
          extension:
            extension && !firm
              ? {
                  id: extension.id,
                  status: extension.status,
                  days: extension.days,
                  reason: textOf(extension.reason_text_id),
                }
              : null,
          light: clock && !firm ? clockLight(clock) : 'none',
          dueAt: clock && runs && !firm ? clock.due_at.toISOString() : null,
          left: clock?.state === 'running' && !firm ? timeLeftOf(ctx, clock.due_at) : null,
          usedWorkingDays: clock ? usedDays(clock, ctx) : 0,
        };
      }),
    clocks: bundle.clock.filter((c) => !firm || firmClocks.has(c.kind)).map((c) => clockView(c, ctx)),
    ratings: bundle.rating.map((r) => {
      const excluded = bundle.rectification.find((x) => x.rating_id === r.id && x.status === 'excluded');
      return {
        round: r.round,
        level: r.level,
        text: textOf(r.text_id),
        at: r.rated_at.toISOString(),
        excludedReason: excluded ? (textOf(excluded.excluded_text_id) ?? '') : null,
        byLink: byLinkOf(links.find((link) => link.id === r.link_id)),
      };
    }),
    ratingLinks: firm ? null : await presentRatingLinks(tx, bundle, standing, links, ctx.now),
    rectification: rectification
      ? {
          id: rectification.id,
          status: rectification.status,
          dueAt: iso(rectificationClock?.due_at ?? null),
          extended: rectification.extended,
          review: review ? { by: review.by, reviewers: review.reviewers.map(({ name }) => name) } : null,
        }
      : null,
    escalations: firm
      ? []
      : bundle.escalation.map((e) => ({
          id: e.id,
          level: e.level,
          status: e.status,
          by: e.escalated_by === null ? '' : (names.get(e.escalated_by)?.name ?? ''),
          byRule: byRuleOf(e, rules),
          asked: e.asked.flatMap((id) => names.get(id)?.name ?? []),
          reason: textOf(e.reason_text_id),
          decision: textOf(e.decision_text_id),
          at: e.escalated_at.toISOString(),
          decidedAt: iso(e.decided_at),
        })),
    attachments: files.map((f) => ({
      ...presentFile(f, names.get(f.uploaded_by)?.name ?? ''),
      visibility: f.visibility,
    })),
    people: await peopleOf(tx, bundle, { firm, callsFirm: callsFirm(standing) }),
    timeline: await timelineOf(tx, bundle, firm),
    actions: [...actions],
    ratingUntil: iso(matter.rating_until),
    reopenUntil: iso(matter.reopen_until),
    ...(await mergesOf(tx, principal, matter.id)),
    urgeAgainAt: iso(lastUrging(bundle)?.again_at ?? null),
  };
}

function byRuleOf(
  escalation: EscalationRow,
  rules: readonly EscalationRule[],
): MatterDetail['escalations'][number]['byRule'] {
  const rule = rules.find(({ id }) => id === escalation.rule_id);
  if (!rule || escalation.clock_kind === null) return null;
  return { clock: escalation.clock_kind, light: rule.light, afterDays: rule.afterDays };
}

const byLinkOf = (link: { issued_by: string; recipient: string | null } | undefined) =>
  link ? { issuedBy: link.issued_by, recipient: link.recipient } : null;

function clockView(c: MatterBundle['clock'][number], ctx: ClockContext): MatterClock {
  return {
    id: c.id,
    kind: c.kind,
    assignmentId: c.assignment_id,
    state: c.state,
    light: clockLight(c),
    startedAt: c.started_at.toISOString(),
    dueAt: c.due_at.toISOString(),
    yellowAt: iso(c.yellow_at),
    stoppedAt: iso(c.stopped_at),
    provisional: c.provisional,
    left: c.state === 'running' ? timeLeftOf(ctx, c.due_at) : null,
    usedWorkingDays: usedDays(c, ctx),
    limit: { days: c.limit_days, minutes: c.limit_minutes },
    pauses: c.pauses,
  };
}

/** The rules that the matter began with; where it is older than versions are, those of the first. */
async function keptRulesOf(
  tx: Tx,
  { matter, matter_rules: [kept] }: MatterBundle,
): Promise<Pick<MatterDetail, 'typeMaterials' | 'typeOffices' | 'typeVersion'>> {
  const number = kept?.version ?? 1;
  const { rules, publishedAt, inForce } = await getVersion(tx, matter.type_code, number);
  const { leadOfficeId, supportingOfficeIds } = rules;
  const offices = await officesOf(tx, [...supportingOfficeIds, ...(leadOfficeId ? [leadOfficeId] : [])]);
  const named = (id: string | null) => {
    const office = id === null ? undefined : offices.get(id);
    return office ? [{ id: office.id, name: office.name }] : [];
  };
  return {
    typeMaterials: rules.materials,
    typeOffices: { lead: named(leadOfficeId)[0] ?? null, supporting: supportingOfficeIds.flatMap(named) },
    typeVersion: { number, inForce, publishedAt: publishedAt.toISOString() },
  };
}

/** 办理用时: of the last promise; what it says of the law and of past practice is the type's at the beginning. */
function timeUsedOf(bundle: MatterBundle, ctx: ClockContext): MatterDetail['timeUsed'] {
  const { matter } = bundle;
  const promises = bundle.clock.filter((c) => c.kind === 'promise' && c.started_at >= roundStart(bundle));
  const used = promises.reduce((sum, c) => sum + usedDays(c, ctx), 0);
  return {
    workingDays: promises.length > 0 ? used : null,
    running: promises.some((c) => c.state === 'running' || c.state === 'paused'),
    promised: { days: matter.promised_days, unit: 'working', source: matter.promised_source },
    statutory: sourced(matter.statutory_days, matter.statutory_unit, matter.statutory_source),
    pastPractice: sourced(matter.past_days, matter.past_unit, matter.past_source),
  };
}

/** Disputes go on in one round, so their promises add up; a transfer or a new round begins afresh. */
function roundStart(bundle: MatterBundle): Date {
  const ended = bundle.clock.filter((c) => c.kind === 'rating' && c.stopped_at).map((c) => c.started_at);
  const last = ended.at(-1);
  const promises = bundle.clock.filter((c) => c.kind === 'promise');
  const newest = promises.at(-1);
  return last && newest && newest.started_at > last ? last : bundle.matter.created_at;
}

function textIdsOf(bundle: MatterBundle): string[] {
  const { matter } = bundle;
  return [
    matter.body_text_id,
    matter.authorisation_text_id,
    ...bundle.assignment.flatMap((a) => [a.instruction_text_id, a.answer_text_id]),
    ...bundle.extension.map((e) => e.reason_text_id),
    ...bundle.rating.map((r) => r.text_id),
    ...bundle.rectification.map((r) => r.excluded_text_id),
    ...bundle.matter_material.flatMap((m) => [m.remark_text_id, m.pledge_text_id]),
    ...bundle.escalation.flatMap((e) => [e.reason_text_id, e.decision_text_id]),
  ].filter((id): id is string => id !== null);
}

function accountIdsOf(bundle: MatterBundle): string[] {
  return [
    ...bundle.assignment.map((a) => a.handler_id),
    ...bundle.escalation.flatMap((e) => [e.escalated_by, ...e.asked]),
    ...bundle.attachment.map((f) => f.uploaded_by),
  ].filter((id): id is string => id !== null);
}
