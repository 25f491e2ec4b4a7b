import { type Insertable, sql } from 'kysely';
import type { Db, Tx } from '../platform/database.ts';
import type { NodeReportTable } from '../platform/schema-plans.ts';

export async function insertReport(
  tx: Tx,
  { report, files }: { report: Insertable<NodeReportTable>; files: readonly string[] },
): Promise<void> {
  await tx.insertInto('node_report').values(report).execute();
  if (files.length === 0) return;
  await tx
    .insertInto('node_report_file')
    .values(files.map((id, position) => ({ attachment_id: id, report_id: report.id, position })))
    .execute();
}

/** Reports of a plan, the newest first; of one node where its code is given. */
export async function findReports(db: Db | Tx, projectId: string, code: string | undefined, limit: number) {
  return await db
    .selectFrom('node_report as r')
    .innerJoin('plan_node as n', 'n.id', 'r.node_id')
    .leftJoin('personal_text as t', 't.id', 'r.note_text_id')
    .leftJoin('account as a', 'a.id', 'r.reported_by')
    .leftJoin('matter as m', 'm.id', 'r.matter_id')
    .where('r.project_id', '=', projectId)
    .$if(code !== undefined, (q) => q.where('n.code', '=', code ?? ''))
    .select([
      'r.id',
      'n.code',
      'n.name as nodeName',
      'r.kind',
      'r.on_day',
      'r.progress',
      'r.remaining',
      't.body as note',
      'a.id as byId',
      'a.display_name as byName',
      'm.number as matterNumber',
      'r.reported_at',
    ])
    .orderBy('r.reported_at', 'desc')
    .orderBy('r.id', 'desc')
    .limit(limit)
    .execute();
}

export async function findReportFiles(db: Db | Tx, reportIds: readonly string[]) {
  if (reportIds.length === 0) return [];
  return await db
    .selectFrom('node_report_file as f')
    .innerJoin('attachment as a', 'a.id', 'f.attachment_id')
    .innerJoin('account as by', 'by.id', 'a.uploaded_by')
    .where('f.report_id', 'in', [...reportIds])
    .select([
      'f.report_id',
      'a.id',
      'a.name',
      'a.media_type',
      'a.bytes',
      'a.created_at',
      'a.latitude',
      'a.longitude',
      'by.display_name',
    ])
    .orderBy('f.position')
    .execute();
}

/** How many reports and photos each node of a plan has. */
export async function countReports(db: Db | Tx, projectId: string) {
  const { rows } = await sql<{ node_id: string; reports: number; photos: number }>`
    select r.node_id, count(distinct r.id)::int as reports, count(f.attachment_id)::int as photos
    from node_report r left join node_report_file f on f.report_id = r.id
    where r.project_id = ${projectId} group by r.node_id`.execute(db);
  return new Map(rows.map((row) => [row.node_id, row]));
}

/** The project whose report a file belongs to. */
export async function projectOfFile(db: Db | Tx, attachmentId: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('node_report_file as f')
    .innerJoin('node_report as r', 'r.id', 'f.report_id')
    .where('f.attachment_id', '=', attachmentId)
    .select('r.project_id')
    .executeTakeFirst();
  return row?.project_id;
}
