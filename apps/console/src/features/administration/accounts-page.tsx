import { formatList, formatMoment } from '@guanjia/client/format';
import { accountListOptions } from '@guanjia/client/queries';
import type { AccountView, Role } from '@guanjia/core/identity';
import { useInfiniteQuery } from '@tanstack/react-query';
import { UserPlus, UserRoundCog } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import type { Column } from '../../ui/data-table.tsx';
import { FilterSelect } from '../../ui/filter-select.tsx';
import { ListPage } from '../../ui/list-page.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { useAbility } from '../../ui/session.tsx';
import { AccountDrawer } from './account-drawer.tsx';
import { AccountState } from './account-state.tsx';
import { NewAccount } from './new-account.tsx';
import { ROLES } from './roles.ts';

const STATUSES = ['active', 'disabled'] as const;

/** Accounts: the system administrator makes them, the security administrator gives them roles, the auditor reads. */
export function AccountsPage() {
  const { t } = useTranslation(['administration', 'common', 'actions']);
  const [q, setQ] = useState<string>();
  const [status, setStatus] = useState<string>();
  const [role, setRole] = useState<string>();
  const [open, setOpen] = useState<string>();
  const [making, setMaking] = useState(false);
  const mayMake = useAbility('account.create');
  const query = useInfiniteQuery(
    accountListOptions({
      limit: 50,
      q,
      status: STATUSES.find((one) => one === status),
      role: ROLES.find((one) => one === role),
    }),
  );
  const columns: Column<AccountView>[] = [
    {
      key: 'name',
      head: t('account.name'),
      width: '210px',
      cell: (account) => (
        <>
          <b>{account.displayName}</b>
          <span className="small muted">{account.username}</span>
        </>
      ),
    },
    {
      key: 'roles',
      head: t('account.roles'),
      cell: (account) =>
        account.roles.length === 0 ? (
          <span className="muted">{t('account.noRole')}</span>
        ) : (
          formatList(
            account.roles
              .map((held) => [
                held.roleName,
                held.office?.name ?? held.enterprise?.name ?? held.project?.name,
              ])
              .map((parts) => parts.filter(Boolean).join(' · ')),
          )
        ),
    },
    {
      key: 'state',
      head: t('account.state'),
      width: '120px',
      cell: (account) => <AccountState account={account} />,
    },
    {
      key: 'sessions',
      head: t('account.sessions'),
      width: '88px',
      align: 'end',
      minor: true,
      cell: (account) =>
        account.openSessions === 0 ? <span className="muted">—</span> : account.openSessions,
    },
    {
      key: 'seen',
      head: t('account.lastSignIn'),
      width: '140px',
      align: 'end',
      minor: true,
      cell: (account) => (
        <span className="sub">
          {account.lastSignInAt ? formatMoment(account.lastSignInAt) : t('account.never')}
        </span>
      ),
    },
  ];
  return (
    <div className={open ? 'split split-open' : 'split'}>
      <ListPage
        title={t('account.title')}
        lead={t('account.lead')}
        action={
          mayMake && (
            <Button kind="primary" icon={UserPlus} onClick={() => setMaking(true)}>
              {t('account.create')}
            </Button>
          )
        }
        query={query}
        columns={columns}
        keyOf={(account) => account.id}
        selected={open}
        onSelect={(account) => setOpen(account.id)}
        empty={{ icon: UserRoundCog, title: t('account.empty'), help: t('account.emptyHelp') }}
        filters={
          <>
            <SearchField label={t('account.words')} value={q} onSearch={setQ} />
            <FilterSelect
              name={t('account.role')}
              value={role}
              choices={ROLES.map((value: Role) => ({ value, label: t(`role.${value}`) }))}
              onChange={setRole}
            />
            <FilterSelect
              name={t('account.state')}
              value={status}
              choices={STATUSES.map((value) => ({ value, label: t(`account.status.${value}`) }))}
              onChange={setStatus}
            />
          </>
        }
      />
      {open && <AccountDrawer key={open} id={open} onClose={() => setOpen(undefined)} />}
      {making && <NewAccount onMade={setOpen} onClose={() => setMaking(false)} />}
    </div>
  );
}
