import { z } from 'zod';

/** What every list takes: how many, and where the last answer ended. */
export const pageQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(100).default(20),
  cursor: z.string().min(1).max(600).optional(),
});
export type PageQuery = z.infer<typeof pageQuery>;

/** Counting on beyond this costs more than anybody reads out of it. */
export const countedExactly = 10_000;

/**
 * What every list answers. `nextCursor` is null on the last page. `total` is exact up to 10,000; beyond that it is a
 * lower bound, and `totalIsExact` says so.
 */
export function pageOf<Item extends z.ZodType>(item: Item) {
  return z.object({
    items: z.array(item),
    total: z.number().int(),
    totalIsExact: z.boolean(),
    nextCursor: z.string().nullable(),
  });
}

export interface Page<Item> {
  items: Item[];
  total: number;
  totalIsExact: boolean;
  nextCursor: string | null;
}

export const directions = ['asc', 'desc'] as const;
export type Direction = (typeof directions)[number];
