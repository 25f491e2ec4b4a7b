import { holdsRole, type Principal } from '@guanjia/core/identity';
import { accountsOf } from '@guanjia/core/meetings';
import { type RawBuilder, sql } from 'kysely';

const uuids = (ids: readonly string[]) => sql`${sql.val([...ids])}::uuid[]`;
export const seatsOf = (principal: Principal): string[] => [...principal.officeIds, ...principal.stationIds];

/** Asked to it (meeting: alias mt): as a person, by his office, or as the one who is sent. */
export const askedTo = (principal: Principal): RawBuilder<boolean> => sql<boolean>`exists (
  select 1 from meeting_participant mp where mp.meeting_id = mt.id
    and (mp.account_id = any(${uuids(accountsOf(principal))}) or mp.person_id = any(${uuids(accountsOf(principal))})
      or mp.office_id = any(${uuids(seatsOf(principal))})))`;

/** Convened, recorded or overseen by the person. */
export function manages(principal: Principal): RawBuilder<boolean> {
  if (holdsRole(principal, 'coordinator')) return sql<boolean>`true`;
  const accounts = uuids(accountsOf(principal));
  return sql<boolean>`(mt.convener_id = any(${accounts}) or mt.recorder_id = any(${accounts})
    or mt.station_id = any(${uuids(principal.stationIds)}))`;
}

/** A resolution (alias r) that is the person's to carry out. */
export const owns = (principal: Principal): RawBuilder<boolean> => sql<boolean>`(r.status <> 'noted' and (
  r.office_id = any(${uuids(seatsOf(principal))}) or r.butler_id = any(${uuids(principal.butlerIds)})))`;

/**
 * Which meetings (alias mt) a person may know of: the same rule as `meetingRelationsOf` of the core, in SQL. Lists,
 * conflicts, the feed and live events all go through it.
 */
export function meetingScope(principal: Principal): RawBuilder<boolean> {
  if (holdsRole(principal, 'coordinator')) return sql<boolean>`true`;
  const butlers = uuids(principal.butlerIds);
  const shown = holdsRole(principal, 'leader')
    ? sql<boolean>`true`
    : sql<boolean>`(${askedTo(principal)}
      or exists (select 1 from meeting_resolution r where r.meeting_id = mt.id and ${owns(principal)})
      or exists (select 1 from meeting_agenda_item ai join matter am on am.id = ai.matter_id
        where ai.meeting_id = mt.id and am.butler_id = any(${butlers}))
      or exists (select 1 from meeting_agenda_item ai join stewardship st on st.project_id = ai.project_id and st.ended_at is null
        where ai.meeting_id = mt.id and st.butler_id = any(${butlers})))`;
  return sql<boolean>`(${manages(principal)} or (mt.status <> 'draft' and ${shown}))`;
}
