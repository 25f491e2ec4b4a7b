import type { Tx } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';
import type { JournalActor } from '../platform/journal.ts';
import { insertStewardship, type Subject } from './stewardships-store.ts';

/** Puts butlers in charge of subjects that are new in this transaction; the database checks that each butler fits. */
export async function beginCharges(
  tx: Tx,
  charges: readonly { readonly subject: Subject; readonly butlerId: string }[],
  at: Date,
  actor: JournalActor | null,
): Promise<void> {
  const by = actor?.accountId ?? null;
  await insertStewardship(
    tx,
    charges.map(({ subject, butlerId }) => ({
      id: newId(at.getTime()),
      subject,
      butlerId,
      at,
      reason: null,
      by,
    })),
  );
}
