import { z } from 'zod';

/** What every list takes: how many, and where the last answer ended. */
export const pageQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(100).default(20),
  cursor: z.string().min(1).max(300).optional(),
});
export type PageQuery = z.infer<typeof pageQuery>;

/** What every list answers. `nextCursor` is null on the last page. */
export function pageOf<Item extends z.ZodType>(item: Item) {
  return z.object({ items: z.array(item), total: z.number().int(), nextCursor: z.string().nullable() });
}

export interface Page<Item> {
  items: Item[];
  total: number;
  nextCursor: string | null;
}
