import type { Principal } from '@guanjia/core/identity';
import type { ResolutionNews } from '@guanjia/core/notifications';
import { type ClockContext, findButlerAccounts, findOfficeAccounts } from '../matters/index.ts';
import type { Tx } from '../platform/database.ts';
import { tell } from './tell.ts';

interface Owned {
  id: string;
  office_id: string | null;
  butler_id: string | null;
  words: string;
  due_at: Date | null;
}

/** Who carries a resolution out. */
const ownersOf = async (tx: Tx, { office_id, butler_id }: Owned): Promise<string[]> =>
  office_id
    ? await findOfficeAccounts(tx, [office_id])
    : await findButlerAccounts(tx, butler_id ? [butler_id] : []);

const detailsOf = (row: Owned, meeting: { id: string; title: string }) => ({
  resolutionId: row.id,
  meetingId: meeting.id,
  title: meeting.title,
  words: row.words.slice(0, 60),
});

/** Tells whoever carries it out. */
export async function tellOwner(
  { tx, ctx, principal }: { tx: Tx; ctx: ClockContext; principal: Principal | null },
  row: Owned,
  meeting: { id: string; title: string },
  what: ResolutionNews,
): Promise<void> {
  await tell(
    {
      tx,
      now: ctx.now,
      key: `resolution:${row.id}:${what}:${ctx.now.getTime()}`,
      by: principal?.accountId ?? null,
      accounts: await ownersOf(tx, row),
      details: detailsOf(row, meeting),
    },
    { kind: 'resolution', what },
  );
}

/** Tells whoever judges it: convener and recorder of its meeting. */
export async function tellJudges(
  { tx, ctx, principal }: { tx: Tx; ctx: ClockContext; principal: Principal | null },
  row: Owned,
  meeting: { id: string; title: string; convener_id: string; recorder_id: string },
  what: ResolutionNews,
): Promise<void> {
  await tell(
    {
      tx,
      now: ctx.now,
      key: `resolution:${row.id}:${what}:judge:${ctx.now.getTime()}`,
      by: principal?.accountId ?? null,
      accounts: [...new Set([meeting.convener_id, meeting.recorder_id])],
      details: detailsOf(row, meeting),
    },
    { kind: 'resolution', what },
  );
}
