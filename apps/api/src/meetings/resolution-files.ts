import type { Principal } from '@guanjia/core/identity';
import { sql } from 'kysely';
import type { Db } from '../platform/database.ts';
import { meetingScope, owns } from './meeting-scope.ts';

/** Whether the person may read a file with which a resolution was reported; undefined where it is none. */
export async function mayReadResolutionFile(
  db: Db,
  principal: Principal,
  attachmentId: string,
): Promise<boolean | undefined> {
  const { rows } = await sql<{ readable: boolean }>`
    select (${owns(principal)} or ${meetingScope(principal)}) as readable
    from meeting_resolution_file f join meeting_resolution r on r.id = f.resolution_id
      join meeting mt on mt.id = r.meeting_id
    where f.attachment_id = ${attachmentId}`.execute(db);
  return rows[0]?.readable;
}
