import { addWorkingDays, localDate } from '@guanjia/core/calendar';
import {
  isNotice,
  rankOver,
  type SubjectReference,
  type SupervisedSubject,
  type SupervisingPerson,
  type SupervisionFacts,
  type SupervisionIssue,
  type SupervisionKind,
  stepRefusal,
  type UrgedMany,
  type UrgeMany,
} from '@guanjia/core/supervision';
import type { ClockContext } from '../matters/index.ts';
import { newId } from '../platform/ids.ts';
import { faultyField, Problem } from '../platform/problems.ts';
import { requireUnusedUploads } from '../platform/uploads.ts';
import { type Acting, keepWords } from './acting.ts';
import { actorWith, coveredWith, personOf } from './persons.ts';
import { daysOver, subjectFacts } from './present.ts';
import { refusalWords, refuseStep } from './problems.ts';
import { findSubject, lockSubject, type SubjectRow } from './subjects-store.ts';
import { findHistory, insertFiles, numberOf, takeNumber } from './supervisions-store.ts';
import { findAbove, findButler, findSupervised, type Happening, record } from './tell.ts';

type History = Awaited<ReturnType<typeof findHistory>>;

/** Working days that a notice of a kind waits for its reply. */
export function replyDays(kind: SupervisionKind, { settings }: Pick<ClockContext, 'settings'>): number {
  if (kind === 'yellow') return settings.superviseYellowDays;
  return kind === 'red' ? settings.superviseRedDays : settings.superviseTalkDays;
}

/** From which day on this person may urge about work again. */
export function urgeFrom(
  { calendar, settings }: ClockContext,
  accountId: string,
  history: History,
): string | null {
  const last = history.findLast((one) => one.kind === 'urge' && one.issued_by === accountId);
  return last ? addWorkingDays(calendar, last.issued_at, settings.superviseUrgeDays).dueOn : null;
}

/** The work as the rules go by it, with the notices that are in force about it. */
export const factsWith = (row: SubjectRow, history: History): SupervisedSubject =>
  subjectFacts(
    row,
    history.flatMap((one) =>
      isNotice(one.kind) && (one.state === 'awaiting' || one.state === 'replied' || one.state === 'noted')
        ? [{ kind: one.kind, unanswered: one.state === 'awaiting' && one.unanswered_at !== null }]
        : [],
    ),
  );

/**
 * Issues one step. Who may not know of the work is told `not-found`. Of two at once the second sees the first: one
 * notice of a kind, and numbers without a gap.
 */
export async function issueSupervision(acting: Acting, request: SupervisionIssue): Promise<string> {
  if (isNotice(request.kind) && request.text === undefined) {
    throw faultyField('text', '请写明要求', 'rule-violated');
  }
  const happening = await issueOne(acting, personOf(acting.principal), request);
  await record(acting.tx, acting.ctx, [happening]);
  return happening.id;
}

/** Urges about many at once; what can't be urged is named and holds up no other. */
export async function urgeAll(acting: Acting, { subjects, text }: UrgeMany): Promise<UrgedMany> {
  const person = personOf(acting.principal);
  const found: { index: number; reference: SubjectReference; row: SubjectRow | undefined }[] = [];
  for (const [index, reference] of subjects.entries()) {
    found.push({ index, reference, row: await findSubject(acting.tx, acting.ctx, reference) });
  }
  const refused: UrgedMany['refused'] = [];
  const happenings: Happening[] = [];
  // In one order, so that two who urge many never wait for each other.
  const sorted = found.toSorted((a, b) => (lockKey(a.row) < lockKey(b.row) ? -1 : 1));
  for (const { index, reference } of sorted) {
    try {
      happenings.push(await issueOne(acting, person, { kind: 'urge', subject: reference, text }));
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      refused.push({ index, message: error.message });
    }
  }
  await record(acting.tx, acting.ctx, happenings);
  return { urged: happenings.length, refused: refused.toSorted((a, b) => a.index - b.index) };
}

const lockKey = (row: SubjectRow | undefined): string => row?.matter_id ?? row?.project_id ?? '';

async function issueOne(
  acting: Acting,
  person: SupervisingPerson,
  request: Omit<SupervisionIssue, 'text'> & { readonly text?: string | undefined },
): Promise<Happening> {
  const { tx, ctx, principal } = acting;
  const { kind } = request;
  const seen = await findSubject(tx, ctx, request.subject);
  if (!seen || rankOver(person, subjectFacts(seen)) === null) throw new Problem('not-found');
  await lockSubject(tx, seen);
  const row = await findSubject(tx, ctx, request.subject);
  if (!row) throw new Problem('not-found');
  const history = await findHistory(tx, [row.subject_id]);
  const subject = factsWith(row, history);
  const rank = rankOver(person, subject);
  const today = localDate(ctx.calendar, ctx.now);
  const question = { kind, subject, person, today, urgeFrom: urgeFrom(ctx, person.accountId, history) };
  const refusal = stepRefusal({ ...question, exception: request.exception !== undefined });
  if (refusal) throw refuseStep(refusal);
  if (rank === null) throw new Problem('not-found');
  if (row.office_id === null && row.butler_id === null) {
    throw new Problem('conflict', { detail: '这个节点没有责任单位，项目也没有管家，请先指定。' });
  }
  // A reason that is not needed is not kept.
  const excepted = stepRefusal({ ...question, exception: false }) !== null;
  const id = newId(ctx.now.getTime());
  const files = await requireUnusedUploads(tx, request.attachmentIds, principal.accountId);
  const demand = await keepWords(acting, id, 'supervision-demand', request.text);
  const exception = excepted
    ? await keepWords(acting, id, 'supervision-exception', request.exception)
    : undefined;
  const year = Number(today.slice(0, 4));
  const inYear = isNotice(kind) ? await takeNumber(tx, kind, year) : null;
  const due = isNotice(kind) ? addWorkingDays(ctx.calendar, ctx.now, replyDays(kind, ctx)).dueAt : null;
  const facts = standing(ctx, row, history);
  await tx
    .insertInto('supervision')
    .values({
      id,
      kind,
      number_year: inYear === null ? null : year,
      number_in_year: inYear,
      subject_kind: row.kind,
      matter_id: row.matter_id,
      assignment_id: row.assignment_id,
      project_id: row.kind === 'node' ? row.project_id : null,
      node_id: row.node_id,
      office_id: row.office_id,
      butler_id: row.office_id === null ? row.butler_id : null,
      facts: JSON.stringify(facts),
      demand_text_id: demand?.id ?? null,
      exception_text_id: exception?.id ?? null,
      issued_by: principal.accountId,
      issued_as: rank,
      covered_for: coveredWith(principal, subject, rank),
      issued_at: ctx.now,
      issued_on: today,
      state: isNotice(kind) ? 'awaiting' : 'sent',
      reply_due_at: due,
      next_at: due,
      first_due_at: due,
    })
    .execute();
  await insertFiles(tx, files, { supervision_id: id, reply_id: null });
  const above = kind === 'urge' || kind === 'yellow' ? [] : await findAbove(tx, 'station-master', row);
  return {
    event: 'issued',
    id,
    kind,
    number: numberOf({ number_year: inYear === null ? null : year, number_in_year: inYear }),
    subject: row,
    actor: actorWith(principal, rank, subject),
    texts: [demand, exception].filter((one) => one !== undefined),
    data: { facts, replyDueAt: due?.toISOString() ?? null, attachmentIds: files, issuedAs: rank },
    told: [...(await findSupervised(tx, row)), ...(await findButler(tx, row.butler_id)), ...above],
  };
}

/** How the work stands at the moment of the notice: the paper says it, whatever happens later. */
const standing = (ctx: ClockContext, row: SubjectRow, history: History): SupervisionFacts => ({
  light: row.light,
  limitDays: row.limit_days,
  startedAt: row.started_at?.toISOString() ?? null,
  dueAt: row.due_at?.toISOString() ?? null,
  daysOver: daysOver(ctx, row.due_at),
  history: history.slice(-50).map((one) => ({
    kind: one.kind,
    number: numberOf(one),
    at: one.issued_at.toISOString(),
    by: one.issuer_name,
  })),
});

export const sayRefusal = (refusal: keyof typeof refusalWords): string => refusalWords[refusal];
