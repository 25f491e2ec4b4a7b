import type { VersionRulesView } from './api-schemas.ts';
import type { TypeMaterial, TypeRules } from './type-rules.ts';

/** What a version holds: the rules, and whether the type is offered. An old one may lack a lead office. */
export type VersionRules = Omit<TypeRules, 'leadOfficeId'> & {
  readonly leadOfficeId: string | null;
  readonly offered: boolean;
};

export const ruleFields = [
  'offered',
  'name',
  'groupCode',
  'subject',
  'complexity',
  'leadOfficeId',
  'supportingOfficeIds',
  'promised',
  'statutory',
  'pastPractice',
  'materials',
  'serviceModes',
  'prominent',
] as const satisfies readonly (keyof VersionRules)[];
export type RuleField = (typeof ruleFields)[number];

/** The fields in which two versions differ, in the order in which people read them. */
export function differingFields(before: VersionRules, after: VersionRules): RuleField[] {
  return ruleFields.filter((field) => !isSame(before[field], after[field]));
}

/** What stands behind a view: ids instead of names. */
export function rulesOf(view: VersionRulesView): VersionRules {
  const { groupName: _, leadOffice, supportingOffices, promised, ...rest } = view;
  return {
    ...rest,
    leadOfficeId: leadOffice?.id ?? null,
    supportingOfficeIds: supportingOffices.map((office) => office.id),
    promised: promised && { days: promised.days, source: promised.source },
  };
}

export interface MaterialChange {
  readonly name: string;
  readonly change: 'added' | 'removed' | 'changed' | 'moved';
}

/** What became of each item of the check-list; items are told apart by their names. */
export function materialChanges(
  before: readonly TypeMaterial[],
  after: readonly TypeMaterial[],
): MaterialChange[] {
  const known = new Map(before.map((one) => [one.name, one]));
  const left = new Set(after.map((one) => one.name));
  const kept = (list: readonly TypeMaterial[], other: ReadonlyMap<string, unknown> | ReadonlySet<string>) =>
    list.filter((one) => other.has(one.name)).map((one) => one.name);
  const orderBefore = kept(before, left);
  const orderAfter = kept(after, known);
  const changed = after.flatMap((one): MaterialChange[] => {
    const was = known.get(one.name);
    if (!was) return [{ name: one.name, change: 'added' }];
    if (!isSame(was, one)) return [{ name: one.name, change: 'changed' }];
    const moved = orderBefore.indexOf(one.name) !== orderAfter.indexOf(one.name);
    return moved ? [{ name: one.name, change: 'moved' }] : [];
  });
  const removed = before
    .filter((one) => !left.has(one.name))
    .map(({ name }): MaterialChange => ({ name, change: 'removed' }));
  return [...changed, ...removed];
}

/** Equal as JSON is: the order of an object's members and missing ones make no difference, that of a list does. */
function isSame(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  const keys = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...keys].every((key) =>
    isSame((one as Record<string, unknown>)[key], (other as Record<string, unknown>)[key]),
  );
}
