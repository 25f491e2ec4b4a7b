import type {
  AbsenceCreation,
  AbsenceEnd,
  AbsenceView,
  Absentees,
  CoverChoice,
  CoverChoiceQuery,
} from '@guanjia/core/absences';
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { queryKeys, request } from '../api/index.ts';

export const absenceListOptions = queryOptions({
  queryKey: queryKeys.absences.of('list'),
  queryFn: ({ signal }) => request<{ items: AbsenceView[] }>('/absences', { signal }),
});

export const absenteesOptions = queryOptions({
  queryKey: queryKeys.absences.of('absentees'),
  queryFn: ({ signal }) => request<Absentees>('/absences/absentees', { signal }),
  staleTime: 60_000,
});

/** Who could stand in; not asked for before there is a span that makes sense. */
export const coverChoicesOptions = (query: CoverChoiceQuery) =>
  queryOptions({
    queryKey: queryKeys.absences.of('choices', query),
    queryFn: ({ signal }) =>
      request<{ items: CoverChoice[] }>('/absences/choices', { query: { ...query }, signal }),
    enabled: query.startsOn !== '' && query.endsOn >= query.startsOn,
  });

function useAbsenceChange<What, Answer>(change: (what: What) => Promise<Answer>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSettled: () => client.invalidateQueries({ queryKey: queryKeys.absences.all }),
  });
}

export const useEnterAbsence = () =>
  useAbsenceChange((body: AbsenceCreation) => request<AbsenceView>('/absences', { method: 'POST', body }));

export const useEndAbsence = () =>
  useAbsenceChange(({ id, ...body }: AbsenceEnd & { id: string }) =>
    request<AbsenceView | null>(`/absences/${id}/end`, { method: 'POST', body }),
  );
