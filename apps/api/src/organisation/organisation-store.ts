import { sql } from 'kysely';
import type { Db } from '../platform/database.ts';

interface StationCounts {
  id: string;
  name: string;
  phone: string | null;
  enterprise_butlers: number;
  project_butlers: number;
  enterprises: number;
  projects: number;
}

/** Active stations with what each has; a butler of both kinds counts in both. */
export async function findStations(db: Db): Promise<StationCounts[]> {
  const { rows } = await sql<StationCounts>`
    SELECT o.id, o.name, o.phone,
           (SELECT count(*) FROM butler b WHERE b.station_id = o.id AND b.active AND b.kind <> 'project') AS enterprise_butlers,
           (SELECT count(*) FROM butler b WHERE b.station_id = o.id AND b.active AND b.kind <> 'enterprise') AS project_butlers,
           (SELECT count(*) FROM enterprise e WHERE e.station_id = o.id AND e.active) AS enterprises,
           (SELECT count(*) FROM project p WHERE p.station_id = o.id AND p.active) AS projects
      FROM office o
     WHERE o.kind = 'station' AND o.active
     ORDER BY o.position, o.id
  `.execute(db);
  return rows;
}

export async function countOffices(db: Db): Promise<{ departments: number; suppliers: number }> {
  const { rows } = await sql<{ departments: number; suppliers: number }>`
    SELECT count(*) FILTER (WHERE kind = 'department') AS departments,
           count(*) FILTER (WHERE kind = 'supplier') AS suppliers
      FROM office WHERE active
  `.execute(db);
  return rows[0] ?? { departments: 0, suppliers: 0 };
}

export async function findZone(db: Db): Promise<{ name: string; is_demo: boolean } | undefined> {
  return await db.selectFrom('zone').select(['name', 'is_demo']).executeTakeFirst();
}
