import type { TypeRules } from './type-rules.ts';

/** What rules are judged by: the zone as it is now. */
export interface RuleFacts {
  readonly groupCodes: ReadonlySet<string>;
  /** Offices that work may be assigned to. */
  readonly officeIds: ReadonlySet<string>;
  /** Names of other types that are offered. */
  readonly takenNames: ReadonlySet<string>;
  /** Working days of the zone's default for the complexity, where the type promises none of its own. */
  readonly defaultDays: number;
}

export interface RuleFault {
  /** As in `statutory.days`. */
  readonly path: string;
  readonly message: string;
}

/** The fewest calendar days that `working` working days take, counted from the day after the first: no week has more than five. */
export const fewestCalendarDays = (working: number): number => working + 2 * Math.floor((working - 1) / 5);

/** Everything about rules that no single field tells; empty where they may be published. */
export function ruleFaults(rules: TypeRules, facts: RuleFacts): RuleFault[] {
  const faults: RuleFault[] = [];
  const fault = (path: string, message: string) => faults.push({ path, message });
  if (!facts.groupCodes.has(rules.groupCode)) fault('groupCode', '没有这个分组，请重新选择');
  if (facts.takenNames.has(rules.name)) fault('name', '已有同名的事项类型，请换一个名称');
  if (!facts.officeIds.has(rules.leadOfficeId)) fault('leadOfficeId', '没有这个单位或已停用，请重新选择');
  for (const [at, id] of rules.supportingOfficeIds.entries()) {
    const path = `supportingOfficeIds.${at}`;
    if (!facts.officeIds.has(id)) fault(path, '没有这个单位或已停用，请重新选择');
    else if (id === rules.leadOfficeId) fault(path, '主办单位不能同时协办');
    else if (rules.supportingOfficeIds.indexOf(id) !== at) fault(path, '同一单位只能列一次');
  }
  for (const [at, { name }] of rules.materials.entries()) {
    const twice = rules.materials.findIndex((one) => one.name === name) !== at;
    if (twice) fault(`materials.${at}.name`, '同名材料只能列一次');
  }
  if (new Set(rules.serviceModes).size !== rules.serviceModes.length) {
    fault('serviceModes', '同一种方式只能选一次');
  }
  const promised = rules.promised?.days ?? facts.defaultDays;
  if (rules.statutory && isShorter(rules.statutory, promised)) {
    fault('statutory.days', `法定时限不能短于承诺时限（${promised} 个工作日）`);
  }
  return faults;
}

/** Whether a limit runs out before so many working days are over, in whatever week it begins. */
function isShorter(limit: { days: number; unit: 'working' | 'calendar' }, working: number): boolean {
  return limit.days < (limit.unit === 'working' ? working : fewestCalendarDays(working));
}
