import { infiniteQueryOptions } from '@tanstack/react-query';
import { request } from '../api/index.ts';

export interface ListPage<Item> {
  readonly items: readonly Item[];
  readonly total: number;
  readonly nextCursor: string | null;
}

type FilterValue = string | number | boolean | undefined;

/** A list that is read page by page by its cursor. */
export function pagesOf<Item>(
  queryKey: readonly unknown[],
  path: string,
  filter: Readonly<Record<string, FilterValue>> = {},
) {
  return infiniteQueryOptions({
    queryKey,
    queryFn: ({ pageParam, signal }) =>
      request<ListPage<Item>>(path, { query: { ...filter, cursor: pageParam }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
}

/** A filter as the API's query takes it, without its cursor and with everything optional. */
export type FilterOf<Query> = { readonly [K in Exclude<keyof Query, 'cursor'>]?: Query[K] | undefined };
