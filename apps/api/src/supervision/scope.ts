import { holdsRole, type Principal } from '@guanjia/core/identity';
import { type RawBuilder, sql } from 'kysely';

type Condition = RawBuilder<boolean>;
const uuids = (ids: readonly string[]) => sql`${sql.val([...ids])}::uuid[]`;
const or = (parts: readonly Condition[]): Condition =>
  parts.length === 0 ? sql<boolean>`false` : sql<boolean>`(${sql.join([...parts], sql` or `)})`;

/** A supervision (s) with its matter (m) or project (p), and the butler in charge of that now (st). */
export const supervisionSource = sql`supervision s
  left join matter m on m.id = s.matter_id
  left join project p on p.id = s.project_id
  left join stewardship st on st.project_id = s.project_id and st.ended_at is null`;
const butlerNow = sql`coalesce(m.butler_id, st.butler_id)`;
const stationNow = sql`coalesce(m.station_id, p.station_id)`;

/** What the person is supervised about. */
export function onMe(principal: Principal): Condition {
  const parts: Condition[] = [];
  if (principal.officeIds.length > 0)
    parts.push(sql<boolean>`s.office_id = any(${uuids(principal.officeIds)})`);
  if (principal.butlerIds.length > 0) {
    parts.push(sql<boolean>`(s.office_id is null and ${butlerNow} = any(${uuids(principal.butlerIds)}))`);
  }
  return or(parts);
}

/**
 * Which supervisions a person may know of: those on his office or on himself, those about what he has in charge as
 * butler or station master, and all of them for the committee. Never a firm, never another office.
 */
export function supervisionScope(principal: Principal): Condition {
  if (holdsRole(principal, 'coordinator', 'leader')) return sql<boolean>`true`;
  const parts: Condition[] = [onMe(principal)];
  if (principal.butlerIds.length > 0)
    parts.push(sql<boolean>`${butlerNow} = any(${uuids(principal.butlerIds)})`);
  if (principal.stationIds.length > 0)
    parts.push(sql<boolean>`${stationNow} = any(${uuids(principal.stationIds)})`);
  return or(parts);
}

/** Work (alias w, of `subjectRows`) over which the person stands, and which is not his own. */
export function standsOver(principal: Principal): Condition {
  const own = sql<boolean>`(w.office_id = any(${uuids(principal.officeIds)})
    or (w.office_id is null and w.butler_id = any(${uuids(principal.butlerIds)})))`;
  const parts: Condition[] = [];
  if (holdsRole(principal, 'coordinator') || principal.headsGroup) parts.push(sql<boolean>`true`);
  const stations = [...principal.stationIds, ...principal.deputyStationIds];
  if (stations.length > 0) parts.push(sql<boolean>`w.station_id = any(${uuids(stations)})`);
  if (principal.butlerIds.length > 0) {
    parts.push(sql<boolean>`(w.office_id is not null and w.butler_id = any(${uuids(principal.butlerIds)}))`);
  }
  return sql<boolean>`(${or(parts)} and not coalesce(${own}, false))`;
}
