import { holdsRole, type Principal } from '@guanjia/core/identity';
import {
  type ClockKind,
  dispatchFailureLimit,
  endedStatuses,
  type Light,
  type MatterQueue,
} from '@guanjia/core/matters';
import { type RawBuilder, sql } from 'kysely';
import { appealsToDecide } from './appeal-review.ts';

type Condition = RawBuilder<boolean>;
const no: Condition = sql<boolean>`false`;
const or = (parts: readonly Condition[]): Condition =>
  parts.length === 0 ? no : sql<boolean>`(${sql.join([...parts], sql` or `)})`;
const uuids = (ids: readonly string[]) => sql`${sql.val(ids)}::uuid[]`;

/** From whose side a person looks at matters: it decides which light and which due moment they see. */
export type Lens = 'firm' | 'office' | 'staff';
export function lensOf(principal: Principal): Lens {
  if (principal.butlerIds.length > 0 || principal.stationIds.length > 0) return 'staff';
  if (holdsRole(principal, 'coordinator', 'leader')) return 'staff';
  return principal.officeIds.length > 0 ? 'office' : 'firm';
}

/** In the charge of the person as butler, or of a butler whom he stands in for. */
const inHandOf = (principal: Principal): Condition =>
  sql<boolean>`m.butler_id = any(${uuids(principal.butlerIds)})`;

const liveAssignment = (principal: Principal, status?: Condition): Condition => sql<boolean>`exists (
  select 1 from assignment a where a.matter_id = m.id and a.office_id = any(${uuids(principal.officeIds)})
  and ${status ?? sql<boolean>`a.status not in ('returned', 'recalled')`})`;

/**
 * Which matters (alias m) a person may know of: the same rule as standing.ts, in SQL. Every list, count, search,
 * feed and notification goes through it.
 */
export function matterScope(principal: Principal): Condition {
  if (holdsRole(principal, 'coordinator', 'leader')) return sql<boolean>`true`;
  const parts: Condition[] = [];
  if (principal.enterpriseIds.length > 0) {
    parts.push(
      sql<boolean>`(m.subject_kind = 'enterprise' and m.enterprise_id = any(${uuids(principal.enterpriseIds)}))`,
    );
  }
  if (principal.administeredEnterpriseIds.length > 0) {
    parts.push(sql<boolean>`m.enterprise_id = any(${uuids(principal.administeredEnterpriseIds)})`);
  }
  if (principal.projectIds.length > 0)
    parts.push(sql<boolean>`m.project_id = any(${uuids(principal.projectIds)})`);
  if (principal.butlerIds.length > 0) parts.push(inHandOf(principal));
  if (principal.stationIds.length > 0)
    parts.push(sql<boolean>`m.station_id = any(${uuids(principal.stationIds)})`);
  if (principal.officeIds.length > 0) parts.push(liveAssignment(principal));
  return or(parts);
}

const status = (...names: string[]): Condition => sql<boolean>`m.status = any(${names})`;
const ended = endedStatuses;

/** What waits for a decision of this person: little of a great deal, so it is found by what it is. */
function toDecide(principal: Principal): Condition {
  const found: RawBuilder<unknown>[] = [];
  const coordinator = holdsRole(principal, 'coordinator');
  const place = coordinator
    ? sql<boolean>`true`
    : sql<boolean>`m.station_id = any(${uuids(principal.stationIds)})`;
  if (coordinator || principal.stationIds.length > 0) {
    const levels = coordinator ? ['coordinator', 'joint-meeting'] : ['station-master'];
    found.push(sql`select matter_id from escalation where status = 'open' and level = any(${levels})`);
    found.push(sql`select matter_id from extension where status = 'requested'`);
  }
  if (coordinator) {
    found.push(sql`select id from matter where materials_lapsed and status = 'awaiting-materials'`);
    found.push(sql`select id from matter where decline_disputed and status = 'submitted'`);
    found.push(sql`select id from matter where dispatch_failures > 0 and dispatch_failures >= ${dispatchFailureLimit}
      and status in ('accepted', 'handling', 'rectifying')`);
  }
  const parts: Condition[] = appealsToDecide(principal).map((ids) => sql<boolean>`m.id in (${ids})`);
  // Of the leading group: the head by the level alone, a deputy in his stations.
  if (principal.headsGroup) {
    parts.push(
      sql<boolean>`m.id in (select matter_id from escalation where status = 'open' and level = 'head')`,
    );
  }
  if (principal.deputyStationIds.length > 0) {
    parts.push(sql<boolean>`(m.station_id = any(${uuids(principal.deputyStationIds)}) and m.id in (
      select matter_id from escalation where status = 'open' and level = 'deputy'))`);
  }
  if (found.length > 0) {
    parts.push(sql<boolean>`(m.id in (${sql.join(found, sql` union all `)}) and ${place})`);
  }
  if (principal.butlerIds.length > 0) {
    parts.push(sql<boolean>`(${inHandOf(principal)} and m.id in (
      select matter_id from assignment where status = 'answered'))`);
  }
  return or(parts);
}

/** Clocks (alias c) that this side goes by: the firm by what was promised to it, an office by its own. */
function clocksOf(
  lens: 'firm' | 'office',
  principal: Principal,
  forFirm: readonly ClockKind[],
): RawBuilder<unknown> {
  return lens === 'office'
    ? sql`c.kind = 'assignment' and exists (select 1 from assignment a where a.id = c.assignment_id
        and a.office_id = any(${uuids(principal.officeIds)}))`
    : sql`c.kind = any(${sql.val(forFirm)}::text[])`;
}

/** Clocks by which the firm's light is judged, and those whose moments it has to keep an eye on. */
export const firmLitClocks: readonly ClockKind[] = ['accept', 'promise', 'rectify', 'revisit'];
export const firmDueClocks: readonly ClockKind[] = [...firmLitClocks, 'materials', 'confirm', 'verify'];

/**
 * The office through whose queue (alias q, table office_queue) a list can be read; null for whoever looks from more
 * sides than one. What it finds is what the scope finds; it only lies in the order in which it is asked for.
 */
export function queuedOffice(principal: Principal): string | null {
  const { officeIds } = principal;
  const firm = [principal.enterpriseIds, principal.administeredEnterpriseIds, principal.projectIds];
  if (officeIds.length !== 1 || lensOf(principal) !== 'office' || firm.some((ids) => ids.length > 0))
    return null;
  return officeIds[0] ?? null;
}

/** The light that this side sees: counts, filters and lists all go by it. */
export function lightOf(principal: Principal, queued = false): RawBuilder<Light> {
  if (queued) return sql<Light>`q.light`;
  const lens = lensOf(principal);
  if (lens === 'staff') return sql<Light>`m.light`;
  return sql<Light>`coalesce((select case
      when bool_or(c.state = 'running' and c.level = 'red') then 'red'
      when bool_or(c.state = 'running' and c.level = 'yellow') then 'yellow'
      when bool_or(c.state = 'running') then 'green' else 'paused' end
    from clock c where c.matter_id = m.id and c.state in ('running', 'paused')
      and ${clocksOf(lens, principal, firmLitClocks)} having count(*) > 0), 'none')`;
}

/** The moment by which a list of this side is ordered. */
export function dueOf(lens: Lens, principal: Principal, queued = false): RawBuilder<Date | null> {
  if (queued) return sql<Date | null>`q.due_at`;
  if (lens === 'staff') return sql<Date | null>`m.next_due_at`;
  return sql<Date | null>`(select min(c.due_at) from clock c where c.matter_id = m.id and c.state = 'running'
    and ${clocksOf(lens, principal, firmDueClocks)})`;
}

/** How far an office's own assignment is in the queues that go by it. */
const officeStages: Partial<Record<MatterQueue, readonly string[]>> = {
  'to-accept': ['assigned'],
  'in-hand': ['signed'],
  open: ['assigned', 'signed', 'answered'],
};

/** A work queue as this person has it; always to be used together with `matterScope`. */
export function queueCondition(queue: MatterQueue, principal: Principal, queued = false): Condition {
  const lens = lensOf(principal);
  const of = (...names: string[]) => (queued ? sql<boolean>`q.status = any(${names})` : status(...names));
  const stage = queued ? officeStages[queue] : undefined;
  if (stage) return sql<boolean>`q.stage = any(${sql.val(stage)}::text[])`;
  const mineAsButler = principal.butlerIds.length > 0 ? [inHandOf(principal)] : [];
  switch (queue) {
    case 'to-accept':
      if (lens === 'firm') return status('submitted');
      return or([
        ...mineAsButler.map((mine) => sql<boolean>`(${mine} and m.status = 'submitted')`),
        ...(principal.officeIds.length > 0 ? [liveAssignment(principal, sql`a.status = 'assigned'`)] : []),
        ...(lens === 'staff' && principal.butlerIds.length === 0 ? [status('submitted')] : []),
      ]);
    case 'in-hand':
      if (lens === 'office') return liveAssignment(principal, sql`a.status = 'signed'`);
      return status('accepted', 'handling', 'rectifying');
    case 'to-decide':
      return toDecide(principal);
    case 'waiting-firm':
      return of('awaiting-materials', 'answered');
    case 'overdue':
      return lightCondition('red', principal, queued);
    case 'due-soon':
      return lightCondition('yellow', principal, queued);
    case 'rectifying':
      return of('rectifying');
    case 'open':
      if (lens === 'office') {
        return liveAssignment(principal, sql`a.status in ('assigned', 'signed', 'answered')`);
      }
      return sql<boolean>`not ${of(...ended)}`;
    case 'closed':
      return of(...ended);
    case 'all':
      return sql<boolean>`true`;
  }
}

export function lightCondition(light: Light, principal: Principal, queued = false): Condition {
  return sql<boolean>`${lightOf(principal, queued)} = ${light}`;
}
