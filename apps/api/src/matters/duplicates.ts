import type { Principal } from '@guanjia/core/identity';
import {
  endedStatuses,
  isLikelySame,
  type LikeMatter,
  likenessOf,
  type MatterStatus,
} from '@guanjia/core/matters';
import { sql } from 'kysely';
import type { Db, Tx } from '../platform/database.ts';
import { matterScope } from './matter-scope.ts';

const dayMs = 86_400_000;
/** What was closed longer ago comes again rather than twice. */
const closedWithinDays = 30;
/** A firm has few open matters; the newest of them are compared. */
const mostCompared = 200;

interface Wanted {
  enterpriseId?: string | undefined;
  projectId?: string | undefined;
  /** The matter itself, where one is asked about that exists. */
  besidesId?: string;
  typeCode: string;
  text: string;
}

/** Matters of the same enterprise or project that this person may know of, the likeliest first. */
export async function findLike(
  db: Db | Tx,
  principal: Principal,
  wanted: Wanted,
  now: Date,
): Promise<LikeMatter[]> {
  const subject = wanted.projectId
    ? sql`m.project_id = ${wanted.projectId}`
    : sql`m.subject_kind = 'enterprise' and m.enterprise_id = ${wanted.enterpriseId ?? null}`;
  const { rows } = await sql<{
    id: string;
    number: string;
    status: MatterStatus;
    type_code: string;
    title: string | null;
    body: string | null;
    created_at: Date;
  }>`select m.id, m.number, m.status, m.type_code, m.created_at, title.body as title, words.body as body
    from matter m join personal_text title on title.id = m.title_text_id join personal_text words on words.id = m.body_text_id
    where ${subject} and ${matterScope(principal)} and m.id is distinct from ${wanted.besidesId ?? null}::uuid
      and (not (m.status = any(${sql.val([...endedStatuses])}::text[]))
        or (m.status = 'closed' and m.closed_at >= ${new Date(now.getTime() - closedWithinDays * dayMs)}))
    order by m.created_at desc limit ${mostCompared}`.execute(db);
  return rows
    .map((row) => {
      const text = `${row.title ?? ''} ${row.body ?? ''}`;
      return {
        id: row.id,
        number: row.number,
        title: row.title ?? '（内容已依法删除）',
        status: row.status,
        createdAt: row.created_at.toISOString(),
        open: !endedStatuses.includes(row.status),
        likely: isLikelySame(wanted, { typeCode: row.type_code, text }),
        likeness: likenessOf(wanted.text, text),
      };
    })
    .sort((a, b) => Number(b.likely) - Number(a.likely) || b.likeness - a.likeness);
}
