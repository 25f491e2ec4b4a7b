import type { ButlerCard } from '@guanjia/core/identity';
import { sql } from 'kysely';
import type { Db, Tx } from '../platform/database.ts';

/** Where a photo of a butler is fetched, if there is one. */
export const photoUrlOf = (attachmentId: string | null): string | null =>
  attachmentId === null ? null : `/api/v1/attachments/${attachmentId}`;

const cards = (db: Db | Tx, now: Date) =>
  db
    .selectFrom('butler as b')
    .innerJoin('account as a', 'a.id', 'b.account_id')
    .innerJoin('office as o', 'o.id', 'b.station_id')
    .select(['b.id', 'a.display_name', 'b.title', 'b.phone', 'b.photo_attachment', 'b.kind'])
    .select(['o.id as station_id', 'o.name as station_name'])
    .select(
      sql<
        ButlerCard['cover']
      >`(SELECT jsonb_build_object('name', c.display_name, 'phone', coalesce(cb.phone, c.phone), 'until', l.ends_on)
        FROM leave_cover l JOIN account c ON c.id = l.covered_by LEFT JOIN butler cb ON cb.account_id = c.id
        WHERE l.account_id = b.account_id AND l.starts_at <= ${now} AND l.ends_at > ${now})`.as('cover'),
    );

type CardRow = Awaited<ReturnType<ReturnType<typeof cards>['executeTakeFirstOrThrow']>>;

const cardOf = (row: CardRow): ButlerCard => ({
  id: row.id,
  name: row.display_name,
  title: row.title,
  phone: row.phone,
  station: { id: row.station_id, name: row.station_name },
  photoUrl: photoUrlOf(row.photo_attachment),
  cover: row.cover,
});

/** The own card of a butler, with what the butler may be in charge of. */
export async function findButlerCard(db: Db | Tx, butlerId: string, now: Date) {
  const row = await cards(db, now).where('b.id', '=', butlerId).executeTakeFirst();
  return row && { ...cardOf(row), kind: row.kind };
}

/** The butler in charge of a subject now, as a card. */
export async function findButlerInCharge(
  db: Db | Tx,
  subject: { enterpriseId: string } | { projectId: string },
  now: Date,
): Promise<ButlerCard | null> {
  const current = cards(db, now)
    .innerJoin('stewardship as s', 's.butler_id', 'b.id')
    .where('s.ended_at', 'is', null);
  const row = await ('enterpriseId' in subject
    ? current.where('s.enterprise_id', '=', subject.enterpriseId)
    : current.where('s.project_id', '=', subject.projectId)
  ).executeTakeFirst();
  return row ? cardOf(row) : null;
}

export interface SpokenFor {
  kind: 'enterprise' | 'project';
  id: string;
  name: string;
  butler: ButlerCard | null;
}

/** Active enterprises and projects that somebody speaks for, each with its butler in charge. */
export async function findSubjects(
  db: Db | Tx,
  of: {
    enterpriseIds: readonly string[];
    projectIds: readonly string[];
    projectsOfEnterpriseIds: readonly string[];
  },
  now: Date,
): Promise<SpokenFor[]> {
  const found: SpokenFor[] = [];
  if (of.enterpriseIds.length > 0) {
    const rows = await db
      .selectFrom('enterprise')
      .select(['id', 'name'])
      .where('id', 'in', of.enterpriseIds)
      .where('active', '=', true)
      .orderBy('id')
      .execute();
    for (const row of rows) {
      found.push({
        kind: 'enterprise',
        ...row,
        butler: await findButlerInCharge(db, { enterpriseId: row.id }, now),
      });
    }
  }
  if (of.projectIds.length + of.projectsOfEnterpriseIds.length > 0) {
    const rows = await db
      .selectFrom('project')
      .select(['id', 'name'])
      .where('active', '=', true)
      .where((where) =>
        where.or([
          ...(of.projectIds.length > 0 ? [where('id', 'in', of.projectIds)] : []),
          ...(of.projectsOfEnterpriseIds.length > 0
            ? [where('enterprise_id', 'in', of.projectsOfEnterpriseIds)]
            : []),
        ]),
      )
      .orderBy('id')
      .execute();
    for (const row of rows) {
      found.push({
        kind: 'project',
        ...row,
        butler: await findButlerInCharge(db, { projectId: row.id }, now),
      });
    }
  }
  return found;
}
