import { formatDevice, formatExact } from '@guanjia/client/format';
import { signInListOptions } from '@guanjia/client/queries';
import { signInColumns } from '@guanjia/core/exports';
import type { SignInEntry } from '@guanjia/core/identity';
import { useInfiniteQuery } from '@tanstack/react-query';
import { UsersRound } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Column } from '../../ui/data-table.tsx';
import { ExportButton } from '../../ui/export-button.tsx';
import { FilterSelect } from '../../ui/filter-select.tsx';
import { ListPage } from '../../ui/list-page.tsx';
import { SearchField } from '../../ui/search-field.tsx';

const OUTCOMES = [
  'signed-in',
  'wrong-credentials',
  'locked',
  'disabled',
  'rate-limited',
  'signed-out',
  'revoked',
  'second-factor-asked',
  'second-factor-wrong',
  'lockout',
] as const satisfies readonly SignInEntry['outcome'][];

const SPANS = ['1', '7', '30'] as const;
const DAY_MS = 86_400_000;

/** Every attempt to sign in and every end of a session; nobody can change it. */
export function SignInsPage() {
  const { t } = useTranslation('administration');
  const [q, setQ] = useState<string>();
  const [outcome, setOutcome] = useState<string>();
  const [span, setSpan] = useState<{ days: string; from: string }>();
  const filter = { q, outcome: OUTCOMES.find((one) => one === outcome), from: span?.from };
  const query = useInfiniteQuery(signInListOptions({ limit: 50, ...filter }));
  const columns: Column<SignInEntry>[] = [
    { key: 'at', head: t('signIn.at'), width: '160px', cell: (entry) => formatExact(entry.at) },
    {
      key: 'who',
      head: t('signIn.who'),
      width: '210px',
      cell: (entry) => (
        <>
          <b>{entry.displayName ?? t('signIn.nobody')}</b>
          <span className="small muted">{entry.username}</span>
        </>
      ),
    },
    {
      key: 'outcome',
      head: t('signIn.outcome'),
      width: '150px',
      cell: (entry) => <span className={tagOf(entry.outcome)}>{t(`signIn.outcomes.${entry.outcome}`)}</span>,
    },
    { key: 'ip', head: t('signIn.ip'), width: '150px', minor: true, cell: (entry) => entry.ip ?? '—' },
    {
      key: 'agent',
      head: t('signIn.agent'),
      minor: true,
      cell: (entry) => (
        <>
          {formatDevice(entry.userAgent) ?? '—'}
          <span className="small muted clip" title={entry.userAgent ?? ''}>
            {entry.userAgent}
          </span>
        </>
      ),
    },
  ];
  return (
    <ListPage
      title={t('signIn.title')}
      lead={t('signIn.lead')}
      query={query}
      columns={columns}
      keyOf={(entry) => entry.id}
      empty={{ icon: UsersRound, title: t('signIn.empty') }}
      tools={<ExportButton asked={{ list: 'sign-ins', query: filter, columns: [...signInColumns] }} />}
      filters={
        <>
          <SearchField label={t('signIn.words')} value={q} onSearch={setQ} />
          <FilterSelect
            name={t('signIn.outcome')}
            value={outcome}
            choices={OUTCOMES.map((value) => ({ value, label: t(`signIn.outcomes.${value}`) }))}
            onChange={setOutcome}
          />
          <FilterSelect
            name={t('signIn.span')}
            value={span?.days}
            choices={SPANS.map((value) => ({ value, label: t('signIn.lastDays', { n: value }) }))}
            onChange={(days) =>
              setSpan(
                days ? { days, from: new Date(Date.now() - Number(days) * DAY_MS).toISOString() } : undefined,
              )
            }
          />
        </>
      }
    />
  );
}

function tagOf(outcome: SignInEntry['outcome']): string {
  if (outcome === 'signed-in') return 'tag tag-green';
  if (outcome === 'signed-out' || outcome === 'second-factor-asked') return 'tag';
  return outcome === 'revoked' || outcome === 'disabled' ? 'tag tag-yellow' : 'tag tag-red';
}
