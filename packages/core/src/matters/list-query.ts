import { z } from 'zod';
import { type Direction, directions } from '../paging/index.ts';
import { matterQueues } from './queues.ts';
import { matterStatuses, serviceModes, subjectKinds, urgencies } from './statuses.ts';

/** What a list of matters may be ordered by. */
export const matterSorts = [
  'due', // the next moment that the viewer has to keep an eye on
  'created',
  'updated',
  'closed',
  'number',
  'light', // red first
  'subject', // name of the firm, by its pinyin
] as const;
export type MatterSort = (typeof matterSorts)[number];

/** The way in which each order is read most, when a request names none. */
export const usualDirection = {
  due: 'asc',
  created: 'desc',
  updated: 'desc',
  closed: 'desc',
  number: 'desc',
  light: 'asc',
  subject: 'asc',
} as const satisfies Record<MatterSort, Direction>;

export const filterLights = ['green', 'yellow', 'red', 'paused'] as const;
export type FilterLight = (typeof filterLights)[number];

/** Whose work: the viewer's own, or that of the people whom the viewer covers (代班). */
export const matterWhose = ['mine', 'covered'] as const;

const mostValues = 50;
/** One value, or several by repeating the name: any of them. */
const anyOf = <Item extends z.ZodType>(item: Item) =>
  z
    .union([item, z.array(item).min(1).max(mostValues)])
    .transform((given): z.output<Item>[] => (Array.isArray(given) ? given : [given]));
const ids = anyOf(z.uuid()).optional();
const codes = anyOf(z.string().min(1).max(40)).optional();
/** A day of the zone; both ends of a span count. */
const day = z.iso.date().optional();

/** What narrows a list: all of it at once, each by any of its values. */
export const matterFilters = z.strictObject({
  queue: z.enum(matterQueues).default('all'),
  status: anyOf(z.enum(matterStatuses)).optional(),
  light: anyOf(z.enum(filterLights)).optional(),
  typeCode: codes,
  groupCode: codes,
  stationId: ids,
  officeId: ids,
  butlerId: ids,
  enterpriseId: ids,
  projectId: ids,
  subjectKind: z.enum(subjectKinds).optional(),
  urgency: z.enum(urgencies).optional(),
  mode: anyOf(z.enum(serviceModes)).optional(),
  raisedBy: z.enum(['firm', 'butler']).optional(),
  raisedFrom: day,
  raisedTo: day,
  dueFrom: day,
  dueTo: day,
  whose: z.enum(matterWhose).optional(),
  /** Only those that the firm urged (催办) in their present round. */
  urged: z.stringbool().optional(),
  /** Only those with a notice that the viewer has not read. */
  unread: z.stringbool().optional(),
  /** Part of a number, a title, a firm, a project, a type or a person; pinyin and its initials too. */
  q: z.string().trim().min(1).max(60).optional(),
});
export type MatterFilters = z.infer<typeof matterFilters>;

export const matterQuery = matterFilters.extend({
  sort: z.enum(matterSorts).default('due'),
  direction: z.enum(directions).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
  cursor: z.string().max(600).optional(),
});
export type MatterQuery = z.infer<typeof matterQuery>;
/** The same as a request may write it: one value or several. */
export type MatterQueryInput = Partial<Omit<z.input<typeof matterQuery>, 'limit' | 'unread' | 'urged'>> & {
  limit?: number | undefined;
  unread?: boolean | undefined;
  urged?: boolean | undefined;
};
