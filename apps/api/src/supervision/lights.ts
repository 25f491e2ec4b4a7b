import { localDate } from '@guanjia/core/calendar';
import type { Principal } from '@guanjia/core/identity';
import {
  type LightsPage,
  type LightsQuery,
  mayBeExcepted,
  rankOver,
  type StepRefusal,
  type Supervisable,
  type SupervisingPerson,
  stepRefusal,
  supervisionKinds,
} from '@guanjia/core/supervision';
import { sql } from 'kysely';
import type { ClockContext } from '../matters/index.ts';
import type { Db } from '../platform/database.ts';
import { afterPlace, type Order, pageOfRows, placeOf } from '../platform/query-cursors.ts';
import { factsWith, sayRefusal, urgeFrom } from './issue.ts';
import { personOf } from './persons.ts';
import { presentSubject, presentSupervised } from './present.ts';
import { standsOver } from './scope.ts';
import { findTitles, litSubjects, type SubjectRow, subjectsOf } from './subjects-store.ts';
import { findHistory, numberOf } from './supervisions-store.ts';

/** Red first, then what was due first; a text, so that one cursor says both. */
const order: Order = {
  key: sql`(case w.light when 'red' then '0' else '1' end
    || coalesce(to_char(w.due_at at time zone 'UTC', 'YYYYMMDDHH24MISS'), '9'))`,
  type: 'text',
  direction: 'asc',
};

/** 掌上督办: what is yellow or red over which the person stands, with the steps that he may take about it. */
export async function listLights(
  db: Db,
  ctx: ClockContext,
  principal: Principal,
  query: LightsQuery,
): Promise<LightsPage> {
  const after = placeOf(query, order.type);
  const lit = sql`${litSubjects(ctx)} w where w.light in ('yellow', 'red') and ${standsOver(principal)}`;
  const { rows } = await sql<SubjectRow & { id: string; order_key: string }>`
    select w.*, w.subject_id as id, ${order.key} as order_key from ${lit}
      ${query.light ? sql`and w.light = ${query.light}` : sql``}
      ${after ? sql`and ${afterPlace(order, after, 'w.subject_id')}` : sql``}
    order by ${order.key}, w.subject_id limit ${query.limit + 1}`.execute(db);
  const { rows: counted } = await sql<{ light: 'yellow' | 'red'; n: number }>`
    select w.light, count(*)::int as n from ${lit} group by 1`.execute(db);
  const count = (light: 'yellow' | 'red') => counted.find((row) => row.light === light)?.n ?? 0;
  const counts = { yellow: count('yellow'), red: count('red') };
  const total = query.light ? counts[query.light] : counts.yellow + counts.red;
  const items = new Map(
    (await presentWork(db, ctx, principal, rows)).map((item, n) => [rows[n]?.subject_id, item]),
  );
  return { ...pageOfRows(query, rows, total, (row) => items.get(row.id) as Supervisable), counts };
}

/** The work of one matter or of one plan over which the person stands. */
export async function listWorkOf(
  db: Db,
  ctx: ClockContext,
  principal: Principal,
  of: { matterId: string } | { projectId: string },
): Promise<Supervisable[]> {
  const { rows } = await sql<SubjectRow>`
    select w.* from (${subjectsOf(ctx, of)}) w where w.open and ${standsOver(principal)}`.execute(db);
  return await presentWork(db, ctx, principal, rows);
}

async function presentWork(
  db: Db,
  ctx: ClockContext,
  principal: Principal,
  rows: readonly SubjectRow[],
): Promise<Supervisable[]> {
  const ids = rows.map((row) => row.subject_id);
  const histories = Map.groupBy(await findHistory(db, ids), (one) => one.subject_id);
  const matterIds = rows.flatMap((row) => (row.matter_id === null ? [] : [row.matter_id]));
  const titles = await findTitles(db, principal, matterIds);
  const person = personOf(principal);
  return rows.map((row): Supervisable => {
    const history = histories.get(row.subject_id) ?? [];
    const urges = history.filter((one) => one.kind === 'urge');
    return {
      key: row.subject_id,
      reference: referenceOf(row),
      subject: presentSubject(ctx, row, titles),
      supervised: presentSupervised(row),
      lastUrgedAt: urges.at(-1)?.issued_at.toISOString() ?? null,
      urges: urges.length,
      notices: history
        .filter((one) => one.kind !== 'urge')
        .map((one) => ({ id: one.id, kind: one.kind, number: numberOf(one), state: one.state })),
      steps: stepsFor(ctx, person, row, history),
    };
  });
}

function stepsFor(
  ctx: ClockContext,
  person: SupervisingPerson,
  row: SubjectRow,
  history: Parameters<typeof factsWith>[1],
): Supervisable['steps'] {
  const subject = factsWith(row, history);
  const rank = rankOver(person, subject);
  const today = localDate(ctx.calendar, ctx.now);
  const since = urgeFrom(ctx, person.accountId, history);
  // What can never come of it for this person is not offered at all.
  const never: ReadonlySet<StepRefusal> = new Set<StepRefusal>(['not-above', 'own-work', 'rank-too-low']);
  return supervisionKinds.flatMap((kind) => {
    const refusal = stepRefusal({ kind, subject, person, today, urgeFrom: since, exception: false });
    if (refusal !== null && never.has(refusal)) return [];
    const needsReason = refusal !== null && mayBeExcepted(refusal, rank);
    return [
      {
        kind,
        available: refusal === null || needsReason,
        needsReason,
        message: refusal === null ? null : sayRefusal(refusal),
      },
    ];
  });
}

function referenceOf(row: SubjectRow): Supervisable['reference'] {
  switch (row.kind) {
    case 'assignment':
      return { kind: 'assignment', assignmentId: row.subject_id };
    case 'matter':
      return { kind: 'matter', matterId: row.subject_id };
    case 'node':
      return { kind: 'node', projectId: row.project_id ?? '', code: row.node_code ?? '' };
  }
}
