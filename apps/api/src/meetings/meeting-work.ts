import { lightAt } from '@guanjia/core/calendar';
import { type ClockContext, contextAt } from '../matters/index.ts';
import type { AppDependencies, BackgroundWork } from '../platform/app-dependencies.ts';
import { type Db, inTransaction, type Tx } from '../platform/database.ts';
import { createSweeping } from '../platform/sweeping.ts';
import { wake } from './meetings-store.ts';
import { timesOf } from './minutes.ts';
import { tellJudges, tellOwner } from './resolution-owners.ts';
import { makeOccurrences } from './series.ts';

const everyMs = 30_000;
const batch = 100;

export interface MeetingSweep {
  made: number;
  told: number;
  recounted: number;
  failed: { key: string; error: unknown }[];
}

/**
 * What happens to meetings by themselves: those of a series are made ahead, tasks are counted anew by a calendar that
 * was published since, and people are told once that a task is near its end, and once that it is over.
 */
export async function sweepMeetings(db: Db, now: () => Date): Promise<MeetingSweep> {
  const sweep: MeetingSweep = { made: 0, told: 0, recounted: 0, failed: [] };
  const attempt = async (key: string, work: () => Promise<void>) => {
    try {
      await work();
    } catch (error) {
      sweep.failed.push({ key, error });
    }
  };
  const series = await db
    .selectFrom('meeting_series')
    .select('id')
    .where('active', '=', true)
    .orderBy('id')
    .execute();
  for (const { id } of series) {
    await attempt(`series:${id}`, async () => {
      sweep.made += await inTransaction(db, async (tx) =>
        makeOccurrences(tx, await contextAt(tx, now()), id),
      );
    });
  }
  const ctx = await inTransaction(db, (tx) => contextAt(tx, now()));
  const stale = await db
    .selectFrom('meeting_resolution')
    .select('id')
    .where('status', '=', 'open')
    .where('assignment_id', 'is', null)
    .where('calendar_version', '<>', ctx.calendar.version)
    .limit(batch)
    .execute();
  for (const { id } of stale) {
    await attempt(`resolution:${id}`, async () => {
      sweep.recounted += await inTransaction(db, (tx) => recount(tx, ctx, id));
    });
  }
  const due = await db
    .selectFrom('meeting_resolution')
    .select('id')
    .where('status', '=', 'open')
    .where('assignment_id', 'is', null)
    .where((eb) =>
      eb.or([
        eb.and([eb('yellow_at', '<=', ctx.now), eb('told_light', '=', 'green')]),
        eb.and([eb('due_at', '<', ctx.now), eb('told_light', '<>', 'red')]),
      ]),
    )
    .orderBy('due_at')
    .limit(batch)
    .execute();
  for (const { id } of due) {
    await attempt(`resolution:${id}`, async () => {
      sweep.told += await inTransaction(db, (tx) => tellLight(tx, ctx, id));
    });
  }
  return sweep;
}

const leased = async (tx: Tx, id: string) =>
  await tx
    .selectFrom('meeting_resolution')
    .selectAll()
    .where('id', '=', id)
    .where('status', '=', 'open')
    .forUpdate()
    .skipLocked()
    .executeTakeFirst();

/** A resolution that is not as late any more is told of again when it is. */
async function recount(tx: Tx, ctx: ClockContext, id: string): Promise<number> {
  const row = await leased(tx, id);
  if (!row?.begun_at || row.calendar_version === ctx.calendar.version) return 0;
  const times = timesOf(ctx, row.limit_days, row.begun_at);
  const light = lightAt({ dueAt: times.due_at, yellowAt: times.yellow_at, now: ctx.now });
  await tx
    .updateTable('meeting_resolution')
    .set({ ...times, told_light: gravity[light] < gravity[row.told_light] ? light : row.told_light })
    .where('id', '=', id)
    .execute();
  return 1;
}

const gravity = { green: 0, yellow: 1, red: 2 } as const;

async function tellLight(tx: Tx, ctx: ClockContext, id: string): Promise<number> {
  const row = await leased(tx, id);
  if (!row?.due_at || !row.yellow_at) return 0;
  const light = lightAt({ dueAt: row.due_at, yellowAt: row.yellow_at, now: ctx.now });
  if (light === 'green' || light === row.told_light || row.told_light === 'red') return 0;
  await tx.updateTable('meeting_resolution').set({ told_light: light }).where('id', '=', id).execute();
  const meeting = await tx
    .selectFrom('meeting')
    .select(['id', 'title', 'convener_id', 'recorder_id'])
    .where('id', '=', row.meeting_id)
    .executeTakeFirstOrThrow();
  const at = { tx, ctx, principal: null };
  await tellOwner(at, row, meeting, light === 'red' ? 'late' : 'near');
  if (light === 'red') await tellJudges(at, row, meeting, 'late');
  await wake(tx, meeting.id, 'light');
  return 1;
}

export function createMeetingWork(
  deps: Pick<AppDependencies, 'db' | 'now'>,
  log: (error: unknown) => void,
): BackgroundWork {
  return createSweeping(deps, log, {
    everyMs,
    async sweep() {
      const { failed } = await sweepMeetings(deps.db, deps.now);
      return failed.map(({ key, error }) => ({ key: `meetings:${key}`, error, details: { key } }));
    },
  });
}
