import type { Tx } from '../platform/database.ts';
import { appendJournal } from '../platform/journal.ts';
import { addMissingOffices, addMissingTypes } from './catalogue-store.ts';
import { matterCatalogue } from './matter-catalogue.ts';
import { catalogueOffices } from './offices.ts';

/**
 * Gives a zone the departments, suppliers and kinds of matters that it lacks. What it has, it keeps as it changed
 * it. Safe to repeat.
 */
export async function ensureCatalogue(tx: Tx, now: Date): Promise<void> {
  const { added, idOf } = await addMissingOffices(tx, catalogueOffices, now);
  const types = await addMissingTypes(tx, matterCatalogue, idOf, now);
  if (added === 0 && types === 0) return;
  await appendJournal(tx, {
    stream: 'zone',
    action: 'catalogue-filled',
    actor: null,
    at: now,
    data: { officesAdded: added, typesAdded: types },
  });
}
