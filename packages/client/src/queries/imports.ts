import type { ImportFault, ImportKind, ImportRun, ImportRunSummary } from '@guanjia/core/imports';
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { queryKeys, request, upload } from '../api/index.ts';
import { pagesOf } from './pages.ts';

const EVERY_MS = 700;
const path = (id: string): string => `/imports/${encodeURIComponent(id)}`;

/** My own imports, newest first. */
export const importListOptions = () =>
  pagesOf<ImportRunSummary>([...queryKeys.imports.all, 'list'], '/imports', { limit: 20 });

/** One import; followed closely while it is being written. */
export const importOptions = (id: string) =>
  queryOptions({
    queryKey: queryKeys.imports.detail(id),
    queryFn: ({ signal }) => request<ImportRun>(path(id), { signal }),
    refetchInterval: (query) => (query.state.data?.state === 'committing' ? EVERY_MS : false),
  });

/** Every fault of a file, in its order. */
export const importFaultsOptions = (id: string) =>
  pagesOf<ImportFault>([...queryKeys.imports.detail(id), 'faults'], `${path(id)}/faults`, { limit: 100 });

interface ImportFile {
  readonly kind: ImportKind;
  readonly file: File;
  /** Share sent, 0 to 1; at 1 the server is checking. */
  readonly onProgress: (share: number) => void;
}

/** Sends a file to be checked; nothing is written yet. */
export function useUploadImport() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ kind, file, onProgress }: ImportFile) =>
      upload<ImportRun>('/imports', file, { fields: { kind }, onProgress }),
    onSuccess: (run) => {
      client.setQueryData(queryKeys.imports.detail(run.id), run);
      void client.invalidateQueries({ queryKey: queryKeys.imports.all });
    },
  });
}

function useRunAct(id: string, act: 'commit' | 'discard') {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => request<ImportRun>(`${path(id)}/${act}`, { method: 'POST' }),
    onSuccess: (run) => client.setQueryData(queryKeys.imports.detail(id), run),
    onSettled: () => client.invalidateQueries({ queryKey: queryKeys.imports.all }),
  });
}

export const useCommitImport = (id: string) => useRunAct(id, 'commit');
export const useDiscardImport = (id: string) => useRunAct(id, 'discard');
