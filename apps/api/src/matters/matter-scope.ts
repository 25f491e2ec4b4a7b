import { holdsRole, type Principal } from '@guanjia/core/identity';
import { type ClockKind, dispatchFailureLimit, type Light, type MatterQueue } from '@guanjia/core/matters';
import { type RawBuilder, sql } from 'kysely';

type Condition = RawBuilder<boolean>;
const no: Condition = sql<boolean>`false`;
const or = (parts: readonly Condition[]): Condition =>
  parts.length === 0 ? no : sql<boolean>`(${sql.join([...parts], sql` or `)})`;
const uuids = (ids: readonly string[]) => sql`${sql.val(ids)}::uuid[]`;

/** From whose side a person looks at matters: it decides which light and which due moment they see. */
export type Lens = 'firm' | 'office' | 'staff';
export function lensOf(principal: Principal): Lens {
  if (principal.butlerId || principal.stationIds.length > 0) return 'staff';
  if (holdsRole(principal, 'coordinator', 'leader')) return 'staff';
  return principal.officeIds.length > 0 ? 'office' : 'firm';
}

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
  if (principal.butlerId) parts.push(sql<boolean>`m.butler_id = ${principal.butlerId}`);
  if (principal.stationIds.length > 0)
    parts.push(sql<boolean>`m.station_id = any(${uuids(principal.stationIds)})`);
  if (principal.officeIds.length > 0) parts.push(liveAssignment(principal));
  return or(parts);
}

const status = (...names: string[]): Condition => sql<boolean>`m.status = any(${names})`;
const ended = ['closed', 'declined', 'withdrawn'];

/** What waits for a decision of this person. */
function toDecide(principal: Principal): Condition {
  const parts: Condition[] = [];
  const coordinator = holdsRole(principal, 'coordinator');
  const place = coordinator
    ? sql<boolean>`true`
    : sql<boolean>`m.station_id = any(${uuids(principal.stationIds)})`;
  if (coordinator || principal.stationIds.length > 0) {
    const level = coordinator ? 'coordinator' : 'station-master';
    parts.push(sql<boolean>`exists (select 1 from escalation x where x.matter_id = m.id and x.status = 'open'
      and x.level = ${level} and ${place})`);
    parts.push(sql<boolean>`(exists (select 1 from extension x where x.matter_id = m.id and x.status = 'requested')
      and ${place})`);
  }
  if (coordinator) {
    parts.push(
      sql<boolean>`exists (select 1 from rectification r where r.matter_id = m.id and r.status = 'appealed')`,
    );
    parts.push(sql<boolean>`(m.status = 'awaiting-materials' and m.materials_lapsed)`);
    parts.push(sql<boolean>`(m.status = 'submitted' and m.decline_disputed)`);
    parts.push(
      sql<boolean>`(m.status in ('accepted', 'handling', 'rectifying') and m.dispatch_failures >= ${dispatchFailureLimit})`,
    );
  }
  if (principal.butlerId) {
    parts.push(sql<boolean>`(m.butler_id = ${principal.butlerId} and exists (
      select 1 from assignment a where a.matter_id = m.id and a.status = 'answered'))`);
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

/** The light that this side sees: counts, filters and lists all go by it. */
export function lightOf(principal: Principal): RawBuilder<Light> {
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
export function dueOf(lens: Lens, principal: Principal): RawBuilder<Date | null> {
  if (lens === 'staff') return sql<Date | null>`m.next_due_at`;
  return sql<Date | null>`(select min(c.due_at) from clock c where c.matter_id = m.id and c.state = 'running'
    and ${clocksOf(lens, principal, firmDueClocks)})`;
}

/** A work queue as this person has it; always to be used together with `matterScope`. */
export function queueCondition(queue: MatterQueue, principal: Principal): Condition {
  const lens = lensOf(principal);
  const mineAsButler = principal.butlerId ? [sql<boolean>`m.butler_id = ${principal.butlerId}`] : [];
  switch (queue) {
    case 'to-accept':
      if (lens === 'firm') return status('submitted');
      return or([
        ...mineAsButler.map((mine) => sql<boolean>`(${mine} and m.status = 'submitted')`),
        ...(principal.officeIds.length > 0 ? [liveAssignment(principal, sql`a.status = 'assigned'`)] : []),
        ...(lens === 'staff' && !principal.butlerId ? [status('submitted')] : []),
      ]);
    case 'in-hand':
      if (lens === 'office') return liveAssignment(principal, sql`a.status = 'signed'`);
      return status('accepted', 'handling', 'rectifying');
    case 'to-decide':
      return toDecide(principal);
    case 'waiting-firm':
      return status('awaiting-materials', 'answered');
    case 'overdue':
      return lightCondition('red', principal);
    case 'due-soon':
      return lightCondition('yellow', principal);
    case 'rectifying':
      return status('rectifying');
    case 'open':
      if (lens === 'office') {
        return liveAssignment(principal, sql`a.status in ('assigned', 'signed', 'answered')`);
      }
      return sql<boolean>`not ${status(...ended)}`;
    case 'closed':
      return status(...ended);
    case 'all':
      return sql<boolean>`true`;
  }
}

export function lightCondition(light: Light, principal: Principal): Condition {
  return sql<boolean>`${lightOf(principal)} = ${light}`;
}
