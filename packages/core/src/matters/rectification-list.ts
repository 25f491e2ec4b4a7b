import { z } from 'zod';
import { pageOf, pageQuery } from '../paging/index.ts';
import { timeLeft } from './api-schemas.ts';
import { filterLights } from './list-query.ts';
import { clockKinds, lights } from './statuses.ts';

const id = z.uuid();
const moment = z.iso.datetime();
const named = z.object({ id, name: z.string() });
const count = z.int();

/** 差评整改 that is open, by what is to be done next. */
export const rectificationSteps = ['verifying', 'rectifying', 'revisiting', 'appealed'] as const;
export type RectificationStep = (typeof rectificationSteps)[number];

export const rectificationQuery = pageQuery.extend({
  step: z.enum(rectificationSteps).optional(),
  light: z.enum(filterLights).optional(),
});
export type RectificationQuery = z.infer<typeof rectificationQuery>;

export const rectificationItem = z.object({
  id,
  matter: z.object({ id, number: z.string(), title: z.string(), typeName: z.string() }),
  enterprise: named,
  project: named.nullable(),
  station: named,
  level: z.union([z.literal(1), z.literal(2)]),
  round: z.int(),
  ratedAt: moment,
  /** 通过链接评价. */
  byLink: z.boolean(),
  step: z.enum(rectificationSteps),
  extended: z.boolean(),
  light: z.enum(lights),
  due: z
    .object({ kind: z.enum(clockKinds), at: moment, provisional: z.boolean(), left: timeLeft })
    .nullable(),
  /** Whose move it is; nobody may be left to decide on an appeal. */
  holder: z.object({
    as: z.enum(['butler', 'office', 'coordinator', 'leader']),
    names: z.array(z.string()),
  }),
});
export type RectificationItem = z.infer<typeof rectificationItem>;

export const rectificationPage = pageOf(rectificationItem).extend({
  /** Of all that are open in the viewer's sight, whatever the list is narrowed to. */
  counts: z.object({
    steps: z.record(z.enum(rectificationSteps), count),
    lights: z.record(z.enum(filterLights), count),
  }),
});
export type RectificationPage = z.infer<typeof rectificationPage>;
