import { aboveOf, isOpenState, openStates } from '@guanjia/core/supervision';
import { sql } from 'kysely';
import { type ClockContext, contextAt } from '../matters/index.ts';
import type { AppDependencies, BackgroundWork } from '../platform/app-dependencies.ts';
import { type Db, inTransaction, type Tx } from '../platform/database.ts';
import { createSweeping } from '../platform/sweeping.ts';
import { change, happeningOf } from './acting.ts';
import { addressed } from './present.ts';
import { findSubjects, type SubjectRow } from './subjects-store.ts';
import type { ListedRow } from './supervisions-store.ts';
import { findAbove, findButler, findSupervised, record } from './tell.ts';

const everyMs = 5_000;
const batch = 100;

export interface SupervisionSweep {
  readonly dealt: number;
  readonly failed: readonly { readonly id: string; readonly error: unknown }[];
}

/**
 * What happens to supervisions by themselves: one whose work has ended lapses, and of one that nobody answered in time
 * the issuer and who is above him are told, once. Each in a transaction of its own and leased, so that several servers
 * may do it at once and one that fails holds up no other.
 */
export async function sweepSupervisions(db: Db, now: () => Date): Promise<SupervisionSweep> {
  const failed: { id: string; error: unknown }[] = [];
  let dealt = 0;
  const ctx = await inTransaction(db, (tx) => contextAt(tx, now()));
  for (const id of [...(await findOver(db)), ...(await findUnanswered(db, ctx.now))]) {
    try {
      if (await inTransaction(db, (tx) => dealWith(tx, ctx, id))) dealt += 1;
    } catch (error) {
      failed.push({ id, error });
    }
  }
  return { dealt, failed };
}

/** In force although the work that they are about has ended. */
async function findOver(db: Db): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select s.id from supervision s
    left join matter m on m.id = s.matter_id
    left join assignment a on a.id = s.assignment_id
    left join plan_node n on n.id = s.node_id
    left join project p on p.id = s.project_id
    where s.state = any(${sql.val([...openStates])}::text[]) and (
      m.status in ('answered', 'closed', 'declined', 'withdrawn', 'merged')
      or a.status not in ('assigned', 'signed')
      or n.actual_end is not null or n.dropped_at is not null or not p.active)
    order by s.id limit ${batch}`.execute(db);
  return rows.map((row) => row.id);
}

async function findUnanswered(db: Db, now: Date): Promise<string[]> {
  const rows = await db
    .selectFrom('supervision')
    .select('id')
    .where('next_at', '<', now)
    .orderBy('next_at')
    .limit(batch)
    .execute();
  return rows.map((row) => row.id);
}

async function dealWith(tx: Tx, ctx: ClockContext, id: string): Promise<boolean> {
  const leased = await tx
    .selectFrom('supervision')
    .select('id')
    .where('id', '=', id)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst();
  if (!leased) return false;
  const { rows } = await sql<ListedRow>`
    select s.*, '' as order_key, '' as issuer_name, null as covered_name, o.short_name as office_name,
      o.phone as office_phone
    from supervision s left join office o on o.id = s.office_id where s.id = ${id}`.execute(tx);
  const row = rows[0];
  if (!row || !isOpenState(row.state)) return false;
  const [found] = await findSubjects(tx, ctx, { [row.subject_kind]: [row.subject_id] });
  if (!found) return false;
  const subject = addressed(row, found);
  if (!subject.open) await lapse(tx, ctx, row, subject);
  else if (row.next_at !== null && row.next_at < ctx.now) await tellUnanswered(tx, ctx, row, subject);
  else return false;
  return true;
}

async function lapse(tx: Tx, ctx: ClockContext, row: ListedRow, subject: SubjectRow): Promise<void> {
  await change(tx, row.id, { state: 'lapsed', next_at: null, ended_at: ctx.now });
  await record(tx, ctx, [
    {
      ...happeningOf({ row, subject, actor: null }),
      event: 'lapsed',
      texts: [],
      told: [...(await findSupervised(tx, subject)), row.issued_by],
    },
  ]);
}

async function tellUnanswered(tx: Tx, ctx: ClockContext, row: ListedRow, subject: SubjectRow): Promise<void> {
  await change(tx, row.id, { next_at: null, unanswered_at: ctx.now });
  const superiors = await findAbove(tx, aboveOf(row.issued_as), subject);
  await record(tx, ctx, [
    {
      ...happeningOf({ row, subject, actor: null }),
      event: 'unanswered',
      texts: [],
      data: { replyDueAt: row.reply_due_at?.toISOString() ?? null },
      told: [
        row.issued_by,
        ...superiors,
        ...(await findSupervised(tx, subject)),
        ...(await findButler(tx, subject.butler_id)),
      ],
    },
  ]);
}

export function createSupervisionWork(
  deps: Pick<AppDependencies, 'db' | 'now'>,
  log: (error: unknown) => void,
): BackgroundWork {
  return createSweeping(deps, log, {
    everyMs,
    async sweep() {
      const { failed } = await sweepSupervisions(deps.db, deps.now);
      return failed.map(({ id, error }) => ({
        key: `supervision:${id}`,
        error,
        details: { supervisionId: id },
      }));
    },
  });
}
