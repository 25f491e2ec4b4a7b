import type {
  CodeSwitch,
  CodeTable,
  CodeTableEntry,
  CodeTableList,
  CodeTableQuery,
} from '@guanjia/core/enterprises';
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { queryKeys, request } from '../api/index.ts';
import { type FilterOf, pagesOf } from './pages.ts';

/** Every code table with its source, its versions and how much is in it. */
export const codeTableListOptions = queryOptions({
  queryKey: queryKeys.codeTables.of('all'),
  queryFn: ({ signal }) => request<CodeTableList>('/code-tables', { signal }),
});

export const codeListOptions = (table: CodeTable, filter: FilterOf<CodeTableQuery>) =>
  pagesOf<CodeTableEntry>(queryKeys.codeTables.of(table, filter), `/code-tables/${table}`, filter);

/** Switches a code off, or on again. */
export function useSwitchCode(table: CodeTable) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ code, ...body }: CodeSwitch & { code: string }) =>
      request<CodeTableEntry>(`/code-tables/${table}/${encodeURIComponent(code)}`, { method: 'PATCH', body }),
    onSettled: () => client.invalidateQueries({ queryKey: queryKeys.codeTables.all }),
  });
}
