import { presentFile } from '@guanjia/core/attachments';
import type { Principal } from '@guanjia/core/identity';
import type { ProjectFiles } from '@guanjia/core/plans';
import { sql } from 'kysely';
import { matterScope } from '../matters/index.ts';
import type { Db } from '../platform/database.ts';
import { readableProject } from './present-plan.ts';

const most = 300;

/** Of an attachment `a` and the account `u` that handed it in. */
const file = sql`a.id, a.name, a.media_type, a.bytes, a.created_at, a.latitude, a.longitude, u.display_name as by`;

interface FileRow {
  readonly id: string;
  readonly name: string;
  readonly media_type: string;
  readonly bytes: number;
  readonly created_at: Date;
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly by: string;
  readonly internal: boolean;
  readonly nodeCode: string | null;
  readonly nodeName: string | null;
  readonly matterId: string | null;
  readonly number: string | null;
  readonly title: string | null;
  readonly total: number;
}

/**
 * Photos and documents of a project, the newest first, at most 300 of them with how many there are in all: what was
 * reported from its nodes, and of its matters what the person may read there. One that stands in both is there once.
 */
export async function readProjectFiles(
  db: Db,
  principal: Principal,
  projectId: string,
): Promise<ProjectFiles> {
  await readableProject(db, principal, projectId);
  // As one of those who work on matters, and not as the firm: who may read what is internal.
  const atWork = matterScope({
    ...principal,
    enterpriseIds: [],
    administeredEnterpriseIds: [],
    projectIds: [],
  });
  const { rows } = await sql<FileRow>`
    select f.*, count(*) over ()::int as total from (
      select ${file}, false as internal,
        n.code as "nodeCode", n.name as "nodeName", m.id as "matterId", m.number, t.body as title
      from node_report r
        join plan_node n on n.id = r.node_id
        join node_report_file rf on rf.report_id = r.id
        join attachment a on a.id = rf.attachment_id
        join account u on u.id = a.uploaded_by
        left join matter m on m.id = a.matter_id and ${matterScope(principal)}
        left join personal_text t on t.id = m.title_text_id
      where r.project_id = ${projectId}
      union all
      select ${file}, a.visibility = 'internal', null, null, m.id, m.number, t.body
      from matter m
        join attachment a on a.matter_id = m.id
        join account u on u.id = a.uploaded_by
        left join personal_text t on t.id = m.title_text_id
      where m.project_id = ${projectId} and ${matterScope(principal)} and (a.visibility = 'firm' or ${atWork})
        and not exists (select 1 from node_report_file rf where rf.attachment_id = a.id)
    ) f order by f.created_at desc, f.id desc limit ${most}`.execute(db);
  return {
    total: rows[0]?.total ?? 0,
    items: rows.map((row) => ({
      ...presentFile(row, row.by),
      internal: row.internal,
      node:
        row.nodeCode === null || row.nodeName === null ? null : { code: row.nodeCode, name: row.nodeName },
      matter:
        row.matterId === null || row.number === null
          ? null
          : { id: row.matterId, number: row.number, title: row.title ?? '（内容已依法删除）' },
    })),
  };
}
