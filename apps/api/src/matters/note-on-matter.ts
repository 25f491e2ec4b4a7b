import type { Tx } from '../platform/database.ts';
import { appendJournal, type JournalActor } from '../platform/journal.ts';
import type { ClockContext } from './clocks.ts';
import { streamOf } from './work.ts';

/** An internal line in a matter's own record of what another domain did about it; nothing of the matter changes. */
export async function noteOnMatter(
  tx: Tx,
  ctx: Pick<ClockContext, 'now'>,
  matterId: string,
  actor: JournalActor | null,
  details: Record<string, unknown>,
): Promise<void> {
  const { status } = await tx
    .selectFrom('matter')
    .select('status')
    .where('id', '=', matterId)
    .executeTakeFirstOrThrow();
  await appendJournal(tx, {
    stream: streamOf(matterId),
    action: 'supervised',
    actor,
    at: ctx.now,
    visibility: 'internal',
    data: { fromStatus: status, toStatus: status, details, attachmentIds: [] },
  });
}
