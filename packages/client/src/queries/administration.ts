import type {
  AccountChange,
  AccountCreation,
  AccountQuery,
  AccountView,
  accountSession,
  RoleGrantRequest,
  SignInEntry,
  SignInQuery,
} from '@guanjia/core/identity';
import type { SettingList, SettingsChangeRequest } from '@guanjia/core/settings';
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import { queryKeys, request } from '../api/index.ts';
import { type FilterOf, pagesOf } from './pages.ts';

const path = (id: string): string => `/accounts/${encodeURIComponent(id)}`;

export const accountListOptions = (filter: FilterOf<AccountQuery> = {}) =>
  pagesOf<AccountView>(queryKeys.administration.of('accounts', filter), '/accounts', filter);

export const accountOptions = (id: string) =>
  queryOptions({
    queryKey: queryKeys.administration.of('account', { id }),
    queryFn: ({ signal }) => request<AccountView>(path(id), { signal }),
  });

export type AccountSession = z.infer<typeof accountSession>;

/** Where an account is signed in now. */
export const accountSessionsOptions = (id: string) =>
  queryOptions({
    queryKey: queryKeys.administration.of('account-sessions', { id }),
    queryFn: ({ signal }) => request<{ items: AccountSession[] }>(`${path(id)}/sessions`, { signal }),
  });

/** A new account or a reset password; the one-time password is answered once and kept nowhere. */
export interface AccountWithPassword {
  readonly account: AccountView;
  readonly oneTimePassword: string;
}

export type AccountAct =
  | { readonly kind: 'change'; readonly change: AccountChange }
  | { readonly kind: 'grant'; readonly grant: RoleGrantRequest }
  | { readonly kind: 'revoke-role'; readonly grantId: string }
  | { readonly kind: 'revoke-sessions' }
  | { readonly kind: 'reset-second-factor' };

function send(id: string, act: AccountAct): Promise<unknown> {
  switch (act.kind) {
    case 'change':
      return request(path(id), { method: 'PATCH', body: act.change });
    case 'grant':
      return request(`${path(id)}/roles`, { method: 'POST', body: act.grant });
    case 'revoke-role':
      return request(`${path(id)}/roles/${encodeURIComponent(act.grantId)}`, { method: 'DELETE' });
    case 'revoke-sessions':
      return request(`${path(id)}/sessions`, { method: 'DELETE' });
    case 'reset-second-factor':
      return request(`${path(id)}/second-factor`, { method: 'DELETE' });
  }
}

/** One act on one account; afterwards everything about accounts is read again. */
export function useAccountAct(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (act: AccountAct) => send(id, act),
    onSettled: () => client.invalidateQueries({ queryKey: queryKeys.administration.all }),
  });
}

export function useCreateAccount() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: AccountCreation) =>
      request<AccountWithPassword>('/accounts', { method: 'POST', body }),
    onSuccess: () => client.invalidateQueries({ queryKey: queryKeys.administration.all }),
  });
}

export function useResetPassword(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => request<AccountWithPassword>(`${path(id)}/password-reset`, { method: 'POST' }),
    onSuccess: () => client.invalidateQueries({ queryKey: queryKeys.administration.all }),
  });
}

interface RoleScope {
  readonly id: string;
  readonly name: string;
}

/** Names of what a role can be held for. */
export const roleScopeOptions = (kind: 'department' | 'station' | 'enterprise' | 'project', q?: string) =>
  queryOptions({
    queryKey: queryKeys.administration.of('role-scopes', { kind, q }),
    queryFn: ({ signal }) => request<{ items: RoleScope[] }>('/role-scopes', { query: { kind, q }, signal }),
  });

export const signInListOptions = (filter: FilterOf<SignInQuery> = {}) =>
  pagesOf<SignInEntry>(queryKeys.administration.of('sign-ins', filter), '/sign-ins', filter);

export const settingListOptions = queryOptions({
  queryKey: queryKeys.administration.of('settings'),
  queryFn: ({ signal }) => request<SettingList>('/settings', { signal }),
});

export function useChangeSettings() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: SettingsChangeRequest) => request<SettingList>('/settings', { method: 'PATCH', body }),
    onSuccess: (list) => {
      client.setQueryData(queryKeys.administration.of('settings'), list);
      // Some of them tell what the own screens do.
      void client.invalidateQueries({ queryKey: queryKeys.session });
      void client.invalidateQueries({ queryKey: queryKeys.security() });
    },
  });
}

/** Changes one's own password. */
export function useChangePassword() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: { currentPassword: string; newPassword: string }) =>
      request<unknown>('/account/password', { method: 'PUT', body }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: queryKeys.session });
      void client.invalidateQueries({ queryKey: queryKeys.security() });
    },
  });
}
