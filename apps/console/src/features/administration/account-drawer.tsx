import './administration.css';
import { formatExact, formatPhone } from '@guanjia/client/format';
import {
  accountOptions,
  accountSessionsOptions,
  useAccountAct,
  useResetPassword,
} from '@guanjia/client/queries';
import type { AccountView } from '@guanjia/core/identity';
import { useQuery } from '@tanstack/react-query';
import { App } from 'antd';
import { Plus, X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, IconButton } from '../../ui/button.tsx';
import { FailurePanel } from '../../ui/failure.tsx';
import { QueryView } from '../../ui/query-view.tsx';
import { useSayDone } from '../../ui/use-say-done.tsx';
import { AccountState } from './account-state.tsx';
import { EditAccount } from './edit-account.tsx';
import { GrantRole } from './grant-role.tsx';
import { OneTimePassword } from './one-time-password.tsx';

/** One account, and what I may do with it: each administrator his own part. */
export function AccountDrawer({ id, onClose }: { id: string; onClose: () => void }) {
  const { t } = useTranslation(['administration', 'common']);
  const query = useQuery(accountOptions(id));
  return (
    <aside className="side" aria-label={t('account.detail')}>
      <div className="side-tools">
        <IconButton icon={X} label={t('common:close')} onClick={onClose} />
      </div>
      <QueryView query={query}>{(account) => <Content account={account} />}</QueryView>
    </aside>
  );
}

function Content({ account }: { account: AccountView }) {
  const { t } = useTranslation(['administration', 'common']);
  return (
    <>
      <header>
        <h2>{account.displayName}</h2>
        <p className="sub">{account.username}</p>
      </header>
      <dl className="facts">
        <dt>{t('account.state')}</dt>
        <dd>
          <AccountState account={account} />
        </dd>
        <dt>{t('common:phone')}</dt>
        <dd>
          {account.phone ? formatPhone(account.phone) : <span className="muted">{t('common:unknown')}</span>}
        </dd>
        <dt>{t('account.createdAt')}</dt>
        <dd>{formatExact(account.createdAt)}</dd>
        <dt>{t('account.lastSignIn')}</dt>
        <dd>{account.lastSignInAt ? formatExact(account.lastSignInAt) : t('account.never')}</dd>
        <dt>{t('account.sessions')}</dt>
        <dd>{t('account.openSessions', { count: account.openSessions })}</dd>
      </dl>
      <Roles account={account} />
      {account.abilities.includes('session.revoke') && account.openSessions > 0 && (
        <Sessions id={account.id} />
      )}
      <Acts account={account} />
    </>
  );
}

function Roles({ account }: { account: AccountView }) {
  const { t } = useTranslation(['administration', 'common']);
  const { modal } = App.useApp();
  const act = useAccountAct(account.id);
  const [granting, setGranting] = useState(false);
  const revokes = account.abilities.includes('role.revoke');
  const ask = (grantId: string, name: string): void => {
    modal.confirm({
      title: t('account.revokeRole', { role: name }),
      content: t('account.revokeRoleHelp'),
      okText: t('account.revoke'),
      okButtonProps: { danger: true },
      cancelText: t('common:cancel'),
      onOk: () => act.mutate({ kind: 'revoke-role', grantId }),
    });
  };
  return (
    <section>
      <h3>{t('account.roles')}</h3>
      {act.isError && <FailurePanel failure={act.error} />}
      {account.roles.length === 0 && <p className="sub">{t('account.noRoleHelp')}</p>}
      <ul className="grants">
        {account.roles.map((held) => {
          const of = held.office?.name ?? held.enterprise?.name ?? held.project?.name;
          return (
            <li key={held.id}>
              <span>
                {held.roleName}
                {of && <span className="sub"> · {of}</span>}
              </span>
              {revokes && (
                <Button kind="quiet" onClick={() => ask(held.id, held.roleName)}>
                  {t('account.revoke')}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
      {account.abilities.includes('role.grant') && (
        <Button icon={Plus} onClick={() => setGranting(true)}>
          {t('account.grant')}
        </Button>
      )}
      {granting && <GrantRole account={account} onClose={() => setGranting(false)} />}
    </section>
  );
}

function Sessions({ id }: { id: string }) {
  const { t } = useTranslation('administration');
  const query = useQuery(accountSessionsOptions(id));
  return (
    <section>
      <h3>{t('account.signedIn')}</h3>
      <QueryView query={query}>
        {({ items }) => (
          <ul className="sessions">
            {items.map((session) => (
              <li key={session.id}>
                {session.ip ?? '—'}
                <div className="small sub">
                  {t('account.signedInSince', {
                    at: formatExact(session.createdAt),
                    seen: formatExact(session.lastSeenAt),
                  })}
                </div>
                <div className="small muted clip" title={session.userAgent ?? ''}>
                  {session.userAgent}
                </div>
              </li>
            ))}
          </ul>
        )}
      </QueryView>
    </section>
  );
}

function Acts({ account }: { account: AccountView }) {
  const { t } = useTranslation(['administration', 'common']);
  const { modal } = App.useApp();
  const sayDone = useSayDone();
  const act = useAccountAct(account.id);
  const reset = useResetPassword(account.id);
  const [editing, setEditing] = useState(false);
  const may = (ability: string): boolean => account.abilities.includes(ability);
  const confirm = (title: string, content: string, okText: string, onOk: () => void): void => {
    modal.confirm({
      title,
      content,
      okText,
      okButtonProps: { danger: true },
      cancelText: t('common:cancel'),
      onOk,
    });
  };
  const disabled = account.status === 'disabled';
  const turn = (): void =>
    act.mutate({ kind: 'change', change: { status: disabled ? 'active' : 'disabled' } });
  const ends = may('session.revoke') && account.openSessions > 0;
  if (!ends && !may('account.edit') && !may('account.reset-password')) return null;
  return (
    <section className="stack">
      <h3>{t('account.acts')}</h3>
      {act.isError && <FailurePanel failure={act.error} />}
      {reset.isError && <FailurePanel failure={reset.error} />}
      <div className="row row-wrap">
        {may('account.edit') && <Button onClick={() => setEditing(true)}>{t('account.edit')}</Button>}
        {may('account.reset-password') && (
          <Button
            busy={reset.isPending}
            onClick={() =>
              confirm(
                t('account.reset'),
                t('account.resetHelp', { name: account.displayName }),
                t('account.reset'),
                () => reset.mutate(),
              )
            }
          >
            {t('account.reset')}
          </Button>
        )}
        {may('second-factor.reset') && (
          <Button
            kind="danger"
            onClick={() =>
              confirm(
                t('account.resetFactor'),
                t('account.resetFactorHelp', { name: account.displayName }),
                t('account.resetFactor'),
                () =>
                  act.mutate(
                    { kind: 'reset-second-factor' },
                    { onSuccess: () => sayDone(t('account.factorReset')) },
                  ),
              )
            }
          >
            {t('account.resetFactor')}
          </Button>
        )}
        {ends && (
          <Button
            kind="danger"
            onClick={() =>
              confirm(t('account.end'), t('account.endHelp'), t('account.end'), () =>
                act.mutate({ kind: 'revoke-sessions' }, { onSuccess: () => sayDone(t('account.ended')) }),
              )
            }
          >
            {t('account.end')}
          </Button>
        )}
        {may('account.edit') &&
          (disabled ? (
            <Button busy={act.isPending} onClick={turn}>
              {t('account.enable')}
            </Button>
          ) : (
            <Button
              kind="danger"
              onClick={() =>
                confirm(t('account.disable'), t('account.disableHelp'), t('account.disable'), turn)
              }
            >
              {t('account.disable')}
            </Button>
          ))}
      </div>
      {reset.data && <OneTimePassword made={reset.data} onClose={reset.reset} />}
      {editing && <EditAccount account={account} onClose={() => setEditing(false)} />}
    </section>
  );
}
