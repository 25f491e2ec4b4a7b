import type { AnchorView, JournalItem, JournalQuery, VerificationReport } from '@guanjia/core/audit';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { queryKeys, request } from '../api/index.ts';
import { type FilterOf, pagesOf } from './pages.ts';

/** Verifying replays every entry, which takes longer than any other request. */
const VERIFY_TIMEOUT_MS = 10 * 60_000;

/** Who did what and when, without anybody's words. */
export const auditJournalOptions = (filter: FilterOf<JournalQuery> = {}) =>
  pagesOf<JournalItem>(queryKeys.administration.of('journal', filter), '/audit/journal', filter);

export const anchorListOptions = (limit = 20) =>
  pagesOf<AnchorView>(queryKeys.administration.of('anchors', { limit }), '/audit/anchors', { limit });

/** Replays the journal against its hashes, its anchors and the rows of today. */
export function useVerifyJournal() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () =>
      request<VerificationReport>('/audit/verify', { method: 'POST', timeoutMs: VERIFY_TIMEOUT_MS }),
    onSuccess: () => client.invalidateQueries({ queryKey: queryKeys.administration.all }),
  });
}
