import type { EscalationLadder } from '@guanjia/core/matters';
import type {
  BulkHandoverRequest,
  BulkHandoverResults,
  ButlerQuery,
  ButlerView,
  HandoverRequest,
  HandoverResult,
  LeadingGroupCandidates,
  OfficeQuery,
  OfficeView,
  OrganisationView,
  StewardshipQuery,
  StewardshipView,
} from '@guanjia/core/organisation';
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { queryKeys, request } from '../api/index.ts';
import { useAct } from './act.ts';
import { type FilterOf, type ListPage, pagesOf } from './pages.ts';

export const organisationOptions = queryOptions({
  queryKey: queryKeys.organisation.zone,
  queryFn: ({ signal }) => request<OrganisationView>('/organisation', { signal }),
  staleTime: 5 * 60_000,
});

/** 提级: the rules, and who stands on the ladder of each station. */
export const escalationLadderOptions = queryOptions({
  queryKey: queryKeys.organisation.escalation,
  queryFn: ({ signal }) => request<EscalationLadder>('/escalation-rules', { signal }),
});

/** Who may be given a place in the leading group. */
export const leadingGroupCandidatesOptions = queryOptions({
  queryKey: queryKeys.organisation.leaders,
  queryFn: ({ signal }) => request<LeadingGroupCandidates>('/leading-group/candidates', { signal }),
});

export const butlerListOptions = (filter: FilterOf<ButlerQuery> = {}) =>
  pagesOf<ButlerView>(queryKeys.organisation.butlers(filter), '/butlers', filter);

export const stewardshipListOptions = (filter: FilterOf<StewardshipQuery> = {}) =>
  pagesOf<StewardshipView>(queryKeys.organisation.stewardships(filter), '/stewardships', filter);

/** Every office of the given kind at once: there are some dozens, and choosing needs them all. */
export const allOfficesOptions = (filter: Omit<FilterOf<OfficeQuery>, 'limit'> = {}) =>
  queryOptions({
    queryKey: queryKeys.organisation.offices({ ...filter, every: true }),
    queryFn: ({ signal }) => everyPage<OfficeView>('/offices', filter, signal),
    staleTime: 10 * 60_000,
  });

/** Every butler that fits, for choosing one. */
export const allButlersOptions = (filter: Omit<FilterOf<ButlerQuery>, 'limit'> = {}) =>
  queryOptions({
    queryKey: queryKeys.organisation.butlers({ ...filter, every: true }),
    queryFn: ({ signal }) => everyPage<ButlerView>('/butlers', filter, signal),
    staleTime: 5 * 60_000,
  });

async function everyPage<Item>(path: string, filter: object, signal: AbortSignal): Promise<Item[]> {
  const found: Item[] = [];
  let cursor: string | null = null;
  do {
    const page: ListPage<Item> = await request(path, { query: { ...filter, limit: 100, cursor }, signal });
    found.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor !== null && found.length < 2_000);
  return found;
}

/** All that one butler is in charge of now. */
export const useEveryCharge = (butlerId: string) =>
  useQuery({
    queryKey: queryKeys.organisation.stewardships({ butlerId, current: true, every: true }),
    queryFn: ({ signal }) => everyPage<StewardshipView>('/stewardships', { butlerId, current: true }, signal),
  });

/** Many handed over in one act, each with its result. */
export function useBulkHandover() {
  const client = useQueryClient();
  const act = useAct();
  return useMutation({
    mutationFn: (body: BulkHandoverRequest) =>
      request<BulkHandoverResults>('/stewardships/bulk', {
        method: 'POST',
        body,
        idempotencyKey: act.of(body).key,
      }),
    onSuccess: () => act.done(),
    onSettled: () => {
      for (const queryKey of changedByHandover) void client.invalidateQueries({ queryKey });
    },
  });
}

const changedByHandover = [
  queryKeys.enterprises.all,
  queryKeys.projects.all,
  queryKeys.organisation.all,
  queryKeys.matters.all,
];

/** Hands one enterprise or project to another butler; its open matters move along. */
export function useHandover() {
  const client = useQueryClient();
  const act = useAct();
  return useMutation({
    mutationFn: (body: HandoverRequest) =>
      request<HandoverResult>('/stewardships', { method: 'POST', body, idempotencyKey: act.of(body).key }),
    onSuccess: () => act.done(),
    onSettled: () => {
      for (const queryKey of changedByHandover) void client.invalidateQueries({ queryKey });
    },
  });
}
