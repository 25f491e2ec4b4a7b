import type { MatterQueue } from '@guanjia/core/matters';

/** What stands behind the question mark of an address; anything else there is dropped. */
type Raw = Record<string, unknown>;

const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;
const oneOf = <const V extends string>(set: readonly V[], value: unknown): V | undefined =>
  set.find((one) => one === value);
/** Leaves out what is not there, so that an address stays short. */
const given = <T extends object>(all: T): { [K in keyof T]?: NonNullable<T[K]> } =>
  Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: NonNullable<T[K]>;
  };

/** Names only, so that an address can be checked without loading the schemas. */
const queues = [
  'to-accept',
  'in-hand',
  'to-decide',
  'waiting-firm',
  'overdue',
  'due-soon',
  'rectifying',
  'open',
  'closed',
  'all',
] as const satisfies readonly MatterQueue[];

/** Only a path of this app: never a way to another site. */
export function signInSearch(raw: Raw): { back?: string } {
  const back = text(raw.back);
  return back && /^\/(?![/\\])/.test(back) ? { back } : {};
}

export const mattersSearch = (raw: Raw) =>
  given({
    queue: oneOf(queues, raw.queue),
    light: oneOf(['green', 'yellow', 'red', 'paused'], raw.light),
    q: text(raw.q),
  });

export const raiseSearch = (raw: Raw) =>
  given({
    enterpriseId: text(raw.enterpriseId),
    projectId: text(raw.projectId),
    typeCode: text(raw.typeCode),
  });

export const chargesSearch = (raw: Raw) =>
  given({ kind: oneOf(['enterprise', 'project'], raw.kind), q: text(raw.q) });
