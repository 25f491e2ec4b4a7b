import type { Tx } from './database.ts';

/** Raises an alarm once; one that was cleared comes back. Administrators and coordinators see it. */
export async function raiseAlarm(
  tx: Tx,
  alarm: { key: string; kind: string; at: Date; details: Record<string, unknown> },
): Promise<void> {
  await tx
    .insertInto('alarm')
    .values({
      key: alarm.key,
      kind: alarm.kind,
      details: JSON.stringify(alarm.details),
      raised_at: alarm.at,
      cleared_at: null,
    })
    .onConflict((c) =>
      c
        .column('key')
        .doUpdateSet({ raised_at: alarm.at, cleared_at: null })
        .where('alarm.cleared_at', 'is not', null),
    )
    .execute();
}
