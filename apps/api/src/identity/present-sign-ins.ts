import type { SignInEntry, SignInQuery } from '@guanjia/core/identity';
import type { Page } from '@guanjia/core/paging';
import { cutPage } from '../platform/cursors.ts';
import type { Db, Tx } from '../platform/database.ts';
import { listSignIns } from './sign-in-log-store.ts';

/** A page of the sign-in log, the newest first: the same for the screen and for a file. */
export async function readSignIns(db: Db | Tx, query: SignInQuery): Promise<Page<SignInEntry>> {
  const { rows, total } = await listSignIns(db, query);
  return cutPage(
    rows,
    query.limit,
    total,
    (row) => ({
      id: row.id,
      at: row.at.toISOString(),
      username: row.username,
      displayName: row.display_name,
      outcome: row.outcome,
      ip: row.ip,
      userAgent: row.user_agent,
    }),
    (row) => [row.id],
  );
}
