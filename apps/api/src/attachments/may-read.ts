import type { Principal } from '@guanjia/core/identity';
import { isTypeFile } from '../catalogue/index.ts';
import { findReadableMatter, mayReadHandedIn } from '../matters/index.ts';
import { mayReadResolutionFile } from '../meetings/index.ts';
import { mayReadReportFile } from '../plans/index.ts';
import { type Db, inTransaction } from '../platform/database.ts';
import { Problem } from '../platform/problems.ts';
import { mayReadSupervisionFile } from '../supervision/index.ts';
import { findAttachment } from './attachments-store.ts';

type Found = NonNullable<Awaited<ReturnType<typeof findAttachment>>>;

/** A file that the person may read, by what it belongs to now. Throws `not-found` for all others alike. */
export async function readableAttachment(db: Db, principal: Principal, id: string): Promise<Found> {
  const row = await findAttachment(db, id);
  if (!row || !(await mayRead(db, principal, row))) throw new Problem('not-found');
  return row;
}

async function mayRead(db: Db, principal: Principal, file: Found): Promise<boolean> {
  const { matter_id: matterId } = file;
  if (matterId === null) {
    // A photo of a node's report is read like its project; what nothing uses yet, by who sent it.
    const reported = await mayReadReportFile(db, principal, file.id);
    if (reported !== undefined) return reported;
    const supervised = await mayReadSupervisionFile(db, principal, file.id);
    if (supervised !== undefined) return supervised;
    const resolved = await mayReadResolutionFile(db, principal, file.id);
    if (resolved !== undefined) return resolved;
    // 空表、样表 are for everybody who is signed in.
    return file.uploaded_by === principal.accountId || (await isTypeFile(db, file.id));
  }
  const view = await inTransaction(db, (tx) => findReadableMatter(tx, principal, matterId));
  if (view === 'staff') return true;
  // What completed a node belongs to the record of its project too.
  return (
    file.visibility === 'firm' &&
    (view === 'firm' ||
      (await mayReadReportFile(db, principal, file.id)) === true ||
      // Handed in once and used again for another matter.
      (await mayReadHandedIn(db, principal, file.id)))
  );
}
