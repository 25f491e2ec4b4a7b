import { officesOfPerson, type Principal } from '@guanjia/core/identity';
import type { Relation, Standing } from '@guanjia/core/matters';
import type { MatterBundle } from './bundle.ts';

/** What decides who a person is to a matter: also known before the whole matter is loaded. */
export interface MatterTies {
  subjectKind: 'enterprise' | 'project';
  enterpriseId: string;
  projectId: string | null;
  stationId: string;
  butlerId: string;
  /** Offices that hold or held an assignment of it and did not return or lose it. */
  officeIds: readonly string[];
}

const holds = (principal: Principal, role: string): boolean => principal.roles.some((r) => r.role === role);

/** The same of a matter that is loaded. */
export function tiesOf(bundle: MatterBundle): MatterTies {
  const { matter } = bundle;
  return {
    subjectKind: matter.subject_kind,
    enterpriseId: matter.enterprise_id,
    projectId: matter.project_id,
    stationId: matter.station_id,
    butlerId: matter.butler_id,
    officeIds: bundle.assignment
      .filter((a) => a.status !== 'returned' && a.status !== 'recalled')
      .map((a) => a.office_id),
  };
}

/** What this person is to this matter. The rule of the list (matter-scope.ts) says the same in SQL. */
export function standingOf(principal: Principal, ties: MatterTies): Standing {
  const relations = new Set<Relation>();
  const ownsProject = ties.projectId !== null && principal.projectIds.includes(ties.projectId);
  const speaksForEnterprise =
    ties.subjectKind === 'enterprise'
      ? principal.enterpriseIds.includes(ties.enterpriseId)
      : principal.administeredEnterpriseIds.includes(ties.enterpriseId);
  if (ownsProject || speaksForEnterprise) relations.add('firm');
  if (principal.butlerIds.includes(ties.butlerId)) relations.add('butler');
  const officeIds = new Set(ties.officeIds.filter((id) => principal.officeIds.includes(id)));
  if (officeIds.size > 0) {
    if (principal.roles.some((r) => r.role === 'officer' && r.officeId && officeIds.has(r.officeId))) {
      relations.add('office');
    }
    if (
      principal.roles.some((r) => r.role === 'department-head' && r.officeId && officeIds.has(r.officeId))
    ) {
      relations.add('office-head');
    }
  }
  if (principal.stationIds.includes(ties.stationId)) relations.add('station-master');
  if (holds(principal, 'coordinator')) relations.add('coordinator');
  if (holds(principal, 'leader')) relations.add('leader');
  if (principal.deputyStationIds.includes(ties.stationId)) relations.add('deputy');
  if (principal.headsGroup) relations.add('head');
  if (holds(principal, 'audit-admin')) relations.add('auditor');
  return {
    accountId: principal.accountId,
    relations,
    officeIds,
    belongsTo: new Set(officesOfPerson(principal)),
  };
}

/** Reading a matter needs any relation but the auditor's, who reads journals without their words. */
export const mayRead = (standing: Standing): boolean =>
  [...standing.relations].some((relation) => relation !== 'auditor');

/** Firms read the firm's presentation; whoever also works on it reads the staff's. */
export const viewOf = (standing: Standing): 'firm' | 'staff' =>
  [...standing.relations].some((r) => r !== 'firm' && r !== 'auditor') ? 'staff' : 'firm';

const looksOn: ReadonlySet<Relation> = new Set<Relation>(['leader', 'deputy', 'head', 'auditor']);
/** Whoever only looks on has no need of the firm's number. */
export const callsFirm = (standing: Standing): boolean =>
  [...standing.relations].some((relation) => !looksOn.has(relation));

/** The role in which a person acts, for the journal: the relation that the action asks for. */
export function actingAs(standing: Standing, by: readonly Relation[]): Relation | undefined {
  return by.find((relation) => standing.relations.has(relation));
}
