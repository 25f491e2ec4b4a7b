import type { OwnSession, OwnSignIn, PasswordRules, SecondFactorState } from '@guanjia/core/identity';
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { ApiProblem, queryKeys, request } from '../api/index.ts';
import { pagesOf } from './pages.ts';

/** Signing in needs a code as well. */
export const needsCode = (failure: unknown): boolean =>
  failure instanceof ApiProblem &&
  (failure.code === 'second-factor-needed' || failure.code === 'second-factor-wrong');

export const secondFactorOptions = queryOptions({
  queryKey: queryKeys.security('second-factor'),
  queryFn: ({ signal }) => request<SecondFactorState>('/account/second-factor', { signal }),
});

export const ownSessionsOptions = queryOptions({
  queryKey: queryKeys.security('sessions'),
  queryFn: ({ signal }) => request<{ items: OwnSession[] }>('/account/sessions', { signal }),
});

/** What the zone asks of passwords: the screen judges by the same rule as the server. */
export const passwordRulesOptions = queryOptions({
  queryKey: queryKeys.security('password-rules'),
  queryFn: ({ signal }) => request<PasswordRules>('/account/password-rules', { signal }),
});

/** What happened with the own account, newest first. */
export const ownSignInsOptions = pagesOf<OwnSignIn>(queryKeys.security('sign-ins'), '/account/sign-ins', {
  limit: 10,
});

/** Whether this may have been somebody else. */
export const isFailedSignIn = ({ outcome }: Pick<OwnSignIn, 'outcome'>): boolean =>
  outcome !== 'signed-in' && outcome !== 'signed-out' && outcome !== 'revoked';

function useSecurityChange<What, Answer>(change: (what: What) => Promise<Answer>, andSession = false) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: queryKeys.security() });
      if (andSession) await client.invalidateQueries({ queryKey: queryKeys.session });
    },
  });
}

export const useBeginSecondFactor = () =>
  useSecurityChange((password: string) =>
    request<{ secret: string; url: string }>('/account/second-factor', {
      method: 'POST',
      body: { password },
    }),
  );

/** Answers the recovery codes; the session is read again by the caller, once they were seen. */
export const useConfirmSecondFactor = () =>
  useSecurityChange((code: string) =>
    request<{ recoveryCodes: string[] }>('/account/second-factor/confirmation', {
      method: 'POST',
      body: { code },
    }),
  );

export const useEndSecondFactor = () =>
  useSecurityChange(
    (body: { password: string; code: string }) =>
      request<void>('/account/second-factor/end', { method: 'POST', body }),
    true,
  );

export const useEndSession = () =>
  useSecurityChange((id: string) => request<void>(`/account/sessions/${id}`, { method: 'DELETE' }));

/** Asks anew who I am: what was required may be done now. */
export function useRefreshSession(): () => void {
  const client = useQueryClient();
  return () => void client.invalidateQueries({ queryKey: queryKeys.session });
}
