import type { MatterFilter } from '@guanjia/client/queries';
import type { FilterLight, MatterQueue, MatterSort, MatterSummary } from '@guanjia/core/matters';
import type { Direction } from '@guanjia/core/paging';

/** What the address of the queue may say; `open` is the matter in the drawer. */
export interface QueueSearch {
  readonly queue?: MatterQueue;
  readonly q?: string;
  readonly light?: FilterLight;
  readonly status?: MatterSummary['status'];
  readonly groupCode?: string;
  readonly typeCode?: string;
  readonly stationId?: string;
  readonly officeId?: string;
  readonly butlerId?: string;
  /** Only those that the firm urged. */
  readonly urged?: true;
  readonly sort?: MatterSort;
  readonly direction?: Direction;
  /** The saved view that these conditions came from. */
  readonly view?: string;
  readonly open?: string;
}

const QUEUES = {
  open: true,
  'to-accept': true,
  'in-hand': true,
  'to-decide': true,
  overdue: true,
  'due-soon': true,
  'waiting-firm': true,
  rectifying: true,
  closed: true,
  all: true,
} as const satisfies Record<MatterQueue, true>;

/** The tabs, in the order in which they matter. */
export const QUEUE_TABS: readonly MatterQueue[] = [
  'open',
  'to-accept',
  'in-hand',
  'to-decide',
  'overdue',
  'due-soon',
  'waiting-firm',
  'rectifying',
  'closed',
];

const LIGHTS = { red: true, yellow: true, green: true, paused: true } as const satisfies Record<
  FilterLight,
  true
>;
const SORTS = {
  due: true,
  created: true,
  updated: true,
  closed: true,
  number: true,
  light: true,
  subject: true,
} as const satisfies Record<MatterSort, true>;
const DIRECTIONS = { asc: true, desc: true } as const satisfies Record<Direction, true>;
const STATUSES = {
  submitted: true,
  accepted: true,
  handling: true,
  'awaiting-materials': true,
  answered: true,
  closed: true,
  rectifying: true,
  declined: true,
  withdrawn: true,
  merged: true,
} as const satisfies Record<MatterSummary['status'], true>;

export const FILTER_LIGHTS = Object.keys(LIGHTS) as FilterLight[];
export const MATTER_STATUSES = Object.keys(STATUSES) as MatterSummary['status'][];

function oneOf<T extends string>(known: Record<T, true>, value: unknown): T | undefined {
  return typeof value === 'string' && Object.hasOwn(known, value) ? (value as T) : undefined;
}

const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value.trim() !== '' ? value.slice(0, 60) : undefined;

/** Reads an address that people may have typed or kept: what isn't understood is left out. */
export function queueSearchOf(raw: Record<string, unknown>): QueueSearch {
  const read: { [K in keyof QueueSearch]: QueueSearch[K] | undefined } = {
    queue: oneOf(QUEUES, raw.queue),
    q: text(raw.q),
    light: oneOf(LIGHTS, raw.light),
    status: oneOf(STATUSES, raw.status),
    groupCode: text(raw.groupCode),
    typeCode: text(raw.typeCode),
    stationId: text(raw.stationId),
    officeId: text(raw.officeId),
    butlerId: text(raw.butlerId),
    urged: raw.urged === true || raw.urged === 'true' || undefined,
    sort: oneOf(SORTS, raw.sort),
    direction: oneOf(DIRECTIONS, raw.direction),
    view: text(raw.view),
    open: text(raw.open),
  };
  return Object.fromEntries(Object.entries(read).filter(([, value]) => value !== undefined));
}

/** The same as the API's query takes it. */
export function filterOf({ open: _open, view: _view, q, ...search }: QueueSearch): MatterFilter {
  const words = q?.trim() ?? '';
  return { queue: 'open', sort: 'due', limit: 30, ...search, ...(words.length >= 1 ? { q: words } : {}) };
}

/** How many conditions narrow the list, apart from the queue and its order. */
export function conditionCount({
  queue: _queue,
  sort: _sort,
  direction: _direction,
  view: _view,
  open: _open,
  ...conditions
}: QueueSearch): number {
  return Object.keys(conditions).length;
}
