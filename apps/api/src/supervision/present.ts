import { presentFile } from '@guanjia/core/attachments';
import { workingDaysUsed } from '@guanjia/core/calendar';
import type { Principal } from '@guanjia/core/identity';
import {
  availableSupervisionActions,
  isOpenState,
  isSupervised,
  type SupervisedSubject,
  type SupervisingPerson,
  type SupervisionDetail,
  type SupervisionItem,
} from '@guanjia/core/supervision';
import { type ClockContext, timeLeftOf } from '../matters/index.ts';
import type { Db, Tx } from '../platform/database.ts';
import { Problem } from '../platform/problems.ts';
import { personOf } from './persons.ts';
import { findSubjects, findTitles, type SubjectRow } from './subjects-store.ts';
import { findFiles, findReadable, findReplies, type ListedRow, numberOf } from './supervisions-store.ts';

/** Whole working days over the limit. */
export const daysOver = ({ now, calendar }: ClockContext, dueAt: Date | null): number =>
  dueAt !== null && now > dueAt ? Math.max(1, workingDaysUsed(calendar, dueAt, now)) : 0;

export const subjectFacts = (
  row: SubjectRow,
  notices: SupervisedSubject['notices'] = [],
): SupervisedSubject => ({
  kind: row.kind,
  open: row.open,
  light: row.light,
  officeId: row.office_id,
  butlerId: row.butler_id,
  stationId: row.station_id,
  notices,
});

export function presentSubject(
  ctx: ClockContext,
  row: SubjectRow,
  titles: ReadonlyMap<string, string>,
): SupervisionItem['subject'] {
  return {
    kind: row.kind,
    assignmentId: row.assignment_id,
    matter:
      row.matter_id !== null && row.matter_number !== null
        ? { id: row.matter_id, number: row.matter_number, title: titles.get(row.matter_id) ?? null }
        : null,
    project:
      row.project_id !== null && row.project_name !== null
        ? { id: row.project_id, name: row.project_name }
        : null,
    node:
      row.node_code !== null && row.node_name !== null ? { code: row.node_code, name: row.node_name } : null,
    enterprise: { id: row.enterprise_id, name: row.enterprise_name },
    station: { id: row.station_id, name: row.station_name },
    light: row.light,
    dueAt: row.due_at?.toISOString() ?? null,
    daysOver: row.open ? daysOver(ctx, row.due_at) : 0,
    open: row.open,
  };
}

export function presentSupervised(row: SubjectRow): SupervisionItem['supervised'] {
  return row.office_id !== null
    ? { as: 'office', id: row.office_id, name: row.office_name ?? '', phone: row.office_phone }
    : {
        as: 'butler',
        id: row.butler_id ?? row.subject_id,
        name: row.butler_name ?? '',
        phone: row.butler_phone,
      };
}

/** The subjects of supervisions with their titles, in two questions. */
async function subjectsFor(db: Db | Tx, ctx: ClockContext, principal: Principal, rows: readonly ListedRow[]) {
  const idsOf = (kind: SubjectRow['kind']) =>
    rows.filter((row) => row.subject_kind === kind).map((row) => row.subject_id);
  const subjects = await findSubjects(db, ctx, {
    assignment: idsOf('assignment'),
    matter: idsOf('matter'),
    node: idsOf('node'),
  });
  const titles = await findTitles(
    db,
    principal,
    subjects.flatMap((one) => (one.matter_id === null ? [] : [one.matter_id])),
  );
  return { subjects: new Map(subjects.map((one) => [one.subject_id, one])), titles };
}

/** The office that was addressed stays the one, whoever has the node now. */
export const addressed = (
  row: Pick<ListedRow, 'office_id' | 'office_name' | 'office_phone'>,
  subject: SubjectRow,
): SubjectRow => ({
  ...subject,
  office_id: row.office_id,
  office_name: row.office_name,
  office_phone: row.office_phone,
});

export async function presentItems(
  db: Db | Tx,
  ctx: ClockContext,
  principal: Principal,
  rows: readonly ListedRow[],
): Promise<SupervisionItem[]> {
  const { subjects, titles } = await subjectsFor(db, ctx, principal, rows);
  const person = personOf(principal);
  return rows.map((row) => {
    const subject = subjects.get(row.subject_id);
    if (!subject) throw new Error('a supervision without its subject');
    return presentItem(ctx, person, row, addressed(row, subject), titles);
  });
}

function presentItem(
  ctx: ClockContext,
  person: SupervisingPerson,
  row: ListedRow,
  subject: SubjectRow,
  titles: ReadonlyMap<string, string>,
): SupervisionItem {
  const facts = subjectFacts(subject);
  const waits = row.state === 'awaiting' && row.reply_due_at !== null;
  return {
    id: row.id,
    kind: row.kind,
    number: numberOf(row),
    state: row.state,
    unanswered: row.state === 'awaiting' && row.unanswered_at !== null,
    subject: presentSubject(ctx, subject, titles),
    supervised: presentSupervised(subject),
    issuedBy: { name: row.issuer_name, as: row.issued_as, coveredFor: row.covered_name },
    issuedAt: row.issued_at.toISOString(),
    replyDueAt: row.reply_due_at?.toISOString() ?? null,
    replyLeft: waits && row.reply_due_at ? timeLeftOf(ctx, row.reply_due_at) : null,
    promisedOn: row.promised_on,
    endedAt: row.ended_at?.toISOString() ?? null,
    onMe: isSupervised(person, facts),
    actions: availableSupervisionActions(person, {
      state: row.state,
      issuedBy: row.issued_by,
      issuedAs: row.issued_as,
      subject: facts,
    }),
  };
}

/** All of one. Throws `not-found` for whom it does not concern. */
export async function presentDetail(
  db: Db | Tx,
  ctx: ClockContext,
  principal: Principal,
  id: string,
): Promise<SupervisionDetail> {
  const row = await findReadable(db, principal, id);
  if (!row) throw new Problem('not-found');
  const [item] = await presentItems(db, ctx, principal, [row]);
  if (!item) throw new Problem('not-found');
  const replies = await findReplies(db, id);
  const files = Map.groupBy(await findFiles(db, id), (file) => file.reply_id);
  const filesOf = (replyId: string | null) =>
    (files.get(replyId) ?? []).map((file) => presentFile(file, file.display_name));
  const words = await findWords(db, [row.demand_text_id, row.exception_text_id, row.end_text_id]);
  const ender = row.ended_by && (await nameOf(db, row.ended_by));
  return {
    ...item,
    text: words.get(row.demand_text_id) ?? null,
    exception: words.get(row.exception_text_id) ?? null,
    facts: row.facts,
    firstReplyDueAt: row.first_due_at?.toISOString() ?? null,
    files: filesOf(null),
    replies: replies.map((reply) => ({
      id: reply.id,
      kind: reply.kind,
      text: reply.text,
      promisedOn: reply.promised_on,
      inTime: reply.in_time,
      by: reply.by_name,
      at: reply.replied_at.toISOString(),
      judged:
        reply.judged && reply.judged_at
          ? {
              as: reply.judged,
              by: reply.judge_name ?? '',
              at: reply.judged_at.toISOString(),
              text: reply.judged_text,
            }
          : null,
      files: filesOf(reply.id),
    })),
    end:
      row.ended_at && !isOpenState(row.state)
        ? { by: ender ?? null, at: row.ended_at.toISOString(), text: words.get(row.end_text_id) ?? null }
        : null,
  };
}

async function findWords(db: Db | Tx, ids: readonly (string | null)[]) {
  const wanted = ids.filter((one) => one !== null);
  const rows =
    wanted.length === 0
      ? []
      : await db.selectFrom('personal_text').select(['id', 'body']).where('id', 'in', wanted).execute();
  return new Map<string | null, string | null>(rows.map((row) => [row.id, row.body ?? '（内容已依法删除）']));
}

async function nameOf(db: Db | Tx, accountId: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('account')
    .select('display_name')
    .where('id', '=', accountId)
    .executeTakeFirst();
  return row?.display_name;
}
