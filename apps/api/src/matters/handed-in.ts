import type { Principal } from '@guanjia/core/identity';
import { type Db, inTransaction } from '../platform/database.ts';
import { findMattersWithFile } from './materials-store.ts';
import { findReadableMatter } from './read-matter.ts';

/** Whether a file belongs to the materials of a matter, also by being used again, that this person may know of. */
export async function mayReadHandedIn(db: Db, principal: Principal, attachmentId: string): Promise<boolean> {
  return await inTransaction(db, async (tx) => {
    for (const id of await findMattersWithFile(tx, attachmentId)) {
      if (await findReadableMatter(tx, principal, id)) return true;
    }
    return false;
  });
}
