import { z } from 'zod';
import { listNames } from './list-columns.ts';

const id = z.uuid();
const list = z.enum(listNames);
const viewName = z.string().trim().min(1).max(40);

/** Filters and order as the address of the screen has them; read leniently, so that an old view never breaks one. */
const viewSearch = z
  .record(z.string().max(40), z.union([z.string().max(200), z.number(), z.boolean()]))
  .refine((search) => Object.keys(search).length <= 30, '条件太多');

export const listLayout = z.strictObject({
  /** Shown columns in their order; others are hidden. Empty: the list's own. */
  columns: z
    .array(z.strictObject({ key: z.string().max(40), width: z.number().int().min(48).max(900).optional() }))
    .max(40),
  density: z.enum(['normal', 'dense']).default('normal'),
});
export type ListLayout = z.infer<typeof listLayout>;

export const viewSharings = ['private', 'office', 'zone'] as const;
const contents = {
  name: viewName,
  sharing: z.enum(viewSharings),
  /** With `office`: one of my offices; left out where I have only one. */
  officeId: id.optional(),
  search: viewSearch,
  layout: listLayout,
};
export const viewCreation = z.strictObject({ list, ...contents });
export type ViewCreation = z.infer<typeof viewCreation>;
export const viewChange = z.strictObject({
  version: z.number().int(),
  name: viewName.optional(),
  sharing: contents.sharing.optional(),
  officeId: id.optional(),
  search: viewSearch.optional(),
  layout: listLayout.optional(),
});
export type ViewChange = z.infer<typeof viewChange>;

export const savedView = z.object({
  id,
  list,
  name: z.string(),
  sharing: contents.sharing,
  office: z.object({ id, name: z.string() }).nullable(),
  owner: z.object({ id, name: z.string() }),
  mine: z.boolean(),
  editable: z.boolean(),
  search: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
  layout: listLayout,
  version: z.number().int(),
  updatedAt: z.iso.datetime(),
});
export type SavedView = z.infer<typeof savedView>;

export const viewList = z.object({
  /** In this person's order. */
  items: z.array(savedView),
  total: z.number().int(),
  defaultViewId: id.nullable(),
  /** Columns, order, widths and density as this person set them, by view; `base` is the list without a view. */
  layouts: z.record(z.string(), listLayout),
  /** Where a view may be shared. */
  offices: z.array(z.object({ id, name: z.string() })),
  mayShareInZone: z.boolean(),
});
export type ViewList = z.infer<typeof viewList>;
export const viewQuery = z.strictObject({ list });

export const listPreferenceChange = z
  .strictObject({
    defaultViewId: id.nullable().optional(),
    order: z.array(id).max(200).optional(),
    /** One view's layout for this person; null goes back to the view's own. */
    layout: z.strictObject({ of: z.union([z.literal('base'), id]), is: listLayout.nullable() }).optional(),
  })
  .refine((change) => Object.keys(change).length > 0, '请至少修改一项');
export type ListPreferenceChange = z.infer<typeof listPreferenceChange>;
