import type { IssuedRatingLink, RateByLinkRequest, RatingLinkView } from '@guanjia/core/matters';
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { queryKeys, request } from '../api/index.ts';
import { useAct } from './act.ts';

/** Issues a rating link to a contact of the firm. The answer is the only one that carries the token. */
export function useIssueRatingLink(matterId: string) {
  const client = useQueryClient();
  const act = useAct();
  return useMutation({
    mutationFn: (contactId: string) =>
      request<IssuedRatingLink>(`/matters/${matterId}/rating-links`, {
        method: 'POST',
        idempotencyKey: act.of(contactId).key,
        body: { contactId },
      }),
    onSuccess: () => act.done(),
    onSettled: () => client.invalidateQueries({ queryKey: queryKeys.matters.detail(matterId) }),
  });
}

/** What a link that somebody was sent opens, without signing in. */
export const ratingLinkOptions = (token: string) =>
  queryOptions({
    queryKey: ['rating-link', token],
    queryFn: ({ signal }) =>
      request<RatingLinkView>('/rating-links/look', { method: 'POST', body: { token }, signal }),
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
  });

export function useRateByLink(token: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: Omit<RateByLinkRequest, 'token'>) =>
      request<void>('/rating-links/rate', { method: 'POST', body: { token, ...body } }),
    onError: () => client.invalidateQueries({ queryKey: ['rating-link', token] }),
  });
}
