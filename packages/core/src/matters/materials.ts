import type { MatterStatus } from './statuses.ts';

/** What became of an item of the check-list: 未交, 待补, 已交待核, 已核收, 已承诺, 不需要. */
export const materialStates = ['open', 'wanted', 'supplied', 'accepted', 'promised', 'not-needed'] as const;
export type MaterialState = (typeof materialStates)[number];

/** 容缺受理: the paper follows by a day. 告知承诺: a promise in its place, verified by a day. */
export const pledgeKinds = ['supplement', 'commitment'] as const;
export type PledgeKind = (typeof pledgeKinds)[number];

/** Kept, broken, or void because the matter ended otherwise. */
export const pledgeOutcomes = ['kept', 'broken', 'void'] as const;
export type PledgeOutcome = (typeof pledgeOutcomes)[number];

/** Of whoever checks: received and right, to be supplied again, or not needed after all. */
export const checkResults = ['accepted', 'wanted', 'not-needed'] as const;
export type CheckResult = (typeof checkResults)[number];

/** States in which the firm still owes the item. */
export const isOwed = (state: MaterialState): boolean =>
  state === 'open' || state === 'wanted' || state === 'promised';

/** Longest time ahead that a promise may name, in calendar days. */
export const pledgeMostDays = 366;

/** Whether the firm itself may promise an item; beyond the list of its type the butler decides with the office. */
export const firmMayPromise = (
  item: { readonly mayLack?: boolean | undefined; readonly mayPromise?: boolean | undefined } | undefined,
  kind: PledgeKind,
): boolean => (kind === 'supplement' ? item?.mayLack : item?.mayPromise) === true;

/** The last day on which something handed in on `day` may be used again; null where the type says nothing. */
export function validThrough(day: string, months: number | undefined): string | null {
  if (months === undefined) return null;
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const at = year * 12 + (month - 1) + months;
  const lastOfMonth = new Date(Date.UTC(Math.floor(at / 12), (at % 12) + 1, 0)).getUTCDate();
  return new Date(Date.UTC(Math.floor(at / 12), at % 12, Math.min(date, lastOfMonth)))
    .toISOString()
    .slice(0, 10);
}

/** Whether something handed in before may be handed in again on `day`; without a day it is for people to judge. */
export const isStillValid = (through: string | null, day: string): boolean =>
  through === null || through >= day;

/** Ended otherwise than by an answer: what was promised for it is void. */
const withoutResult: ReadonlySet<MatterStatus> = new Set(['declined', 'withdrawn', 'merged']);
export const voidsPledges = (status: MatterStatus, closeReason: string | null): boolean =>
  withoutResult.has(status) || (status === 'closed' && closeReason === 'not-supplied');

/** Which items an entry of the record names, with the result where they were checked: details come as plain JSON. */
export function materialsOf(details: Record<string, unknown>): { name: string; result?: CheckResult }[] {
  if (typeof details.material === 'string') return [{ name: details.material }];
  if (Array.isArray(details.materials))
    return details.materials.flatMap((name: unknown) => (typeof name === 'string' ? [{ name }] : []));
  if (!Array.isArray(details.checked)) return [];
  return details.checked.flatMap((one: { name?: unknown; result?: unknown } | null) => {
    const result = checkResults.find((known) => known === one?.result);
    return typeof one?.name === 'string' ? [{ name: one.name, ...(result ? { result } : {}) }] : [];
  });
}
