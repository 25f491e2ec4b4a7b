import type {
  CatalogueTypes,
  DraftSaving,
  TypeCreation,
  TypeHistory,
  TypeOffer,
} from '@guanjia/core/catalogue';
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { queryKeys, request } from '../api/index.ts';

/** Every kind of matter, retired ones too, with its version; for who may edit, what is drafted. */
export const catalogueTypesOptions = queryOptions({
  queryKey: queryKeys.catalogue.types,
  queryFn: ({ signal }) => request<CatalogueTypes>('/catalogue/types', { signal }),
});

/** One kind of matter with all its versions. */
export function typeHistoryOptions(code: string) {
  return queryOptions({
    queryKey: queryKeys.catalogue.type(code),
    queryFn: ({ signal }) => request<TypeHistory>(`/catalogue/types/${encodeURIComponent(code)}`, { signal }),
  });
}

/** What a change answers is what the type is now; every list of types is stale after it. */
function useTypeChange<Change, Answer extends TypeHistory | null>(change: (what: Change) => Promise<Answer>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: (history) => {
      if (history) client.setQueryData(queryKeys.catalogue.type(history.code), history);
    },
    onSettled: () => {
      void client.invalidateQueries({ queryKey: queryKeys.catalogue.types });
      void client.invalidateQueries({ queryKey: queryKeys.matters.types });
    },
  });
}

const pathOf = (code: string) => `/catalogue/types/${encodeURIComponent(code)}`;

export const useCreateType = () =>
  useTypeChange((body: TypeCreation) => request<TypeHistory>('/catalogue/types', { method: 'POST', body }));

/** 409 `changed-meanwhile` carries in `current` who was first, and the fields that differ from what was sent. */
export const useSaveTypeDraft = (code: string) =>
  useTypeChange((body: DraftSaving) =>
    request<TypeHistory>(`${pathOf(code)}/draft`, { method: 'PUT', body }),
  );

export const usePublishType = (code: string) =>
  useTypeChange((body: { revision: number; reason: string }) =>
    request<TypeHistory>(`${pathOf(code)}/publish`, { method: 'POST', body }),
  );

export const useOfferType = (code: string) =>
  useTypeChange((body: TypeOffer) => request<TypeHistory>(`${pathOf(code)}/offer`, { method: 'POST', body }));

export function useDiscardTypeDraft(code: string) {
  const client = useQueryClient();
  return useTypeChange(async (revision: number) => {
    await request<null>(`${pathOf(code)}/draft`, { method: 'DELETE', query: { revision } });
    await client.invalidateQueries({ queryKey: queryKeys.catalogue.type(code) });
    return null;
  });
}

export const useRemoveType = (code: string) =>
  useTypeChange(async () => {
    await request<null>(pathOf(code), { method: 'DELETE' });
    return null;
  });
