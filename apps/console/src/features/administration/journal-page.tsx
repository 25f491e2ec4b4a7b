import './administration.css';
import { formatClauses, formatExact } from '@guanjia/client/format';
import { auditJournalOptions } from '@guanjia/client/queries';
import type { JournalItem } from '@guanjia/core/audit';
import { useInfiniteQuery } from '@tanstack/react-query';
import { ScrollText } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import type { Column } from '../../ui/data-table.tsx';
import { FilterSelect } from '../../ui/filter-select.tsx';
import { ListPage } from '../../ui/list-page.tsx';
import { JournalDetail } from './journal-detail.tsx';
import { ADMINISTRATIVE_ACTIONS, MATTER_ACTIONS, useJournalWords } from './journal-words.ts';

const SPANS = ['1', '7', '30', '365'] as const;
const DAY_MS = 86_400_000;

/** Everything that was ever done, for the auditor: who, when and what, never the words. */
export function JournalPage() {
  const { t } = useTranslation(['administration', 'actions']);
  const { actionText, streamText } = useJournalWords();
  const [stream, setStream] = useState<string>();
  const [action, setAction] = useState<string>();
  const [span, setSpan] = useState<{ days: string; from: string }>();
  const [open, setOpen] = useState<JournalItem>();
  const query = useInfiniteQuery(auditJournalOptions({ limit: 50, stream, action, from: span?.from }));
  const columns: Column<JournalItem>[] = [
    { key: 'at', head: t('audit.at'), width: '160px', cell: (item) => formatExact(item.at) },
    {
      key: 'who',
      head: t('audit.who'),
      width: '190px',
      cell: (item) => (
        <>
          {item.actor?.name ?? t('audit.platform')}
          {item.actor?.office && <span className="small muted">{item.actor.office}</span>}
        </>
      ),
    },
    { key: 'what', head: t('audit.what'), cell: (item) => <b>{actionText(item.action)}</b> },
    { key: 'about', head: t('audit.about'), width: '200px', cell: (item) => streamText(item) },
    {
      key: 'changed',
      head: t('audit.changed'),
      width: '170px',
      minor: true,
      cell: (item) => <span className="sub">{changeOf(item, t)}</span>,
    },
    {
      key: 'sight',
      head: t('audit.sight'),
      width: '96px',
      minor: true,
      cell: (item) => <span className="sub">{t(`actions:visibility.${item.visibility}`)}</span>,
    },
  ];
  return (
    <div className={open ? 'split split-open' : 'split'}>
      <ListPage
        title={t('audit.journalTitle')}
        lead={t('audit.journalLead')}
        query={query}
        columns={columns}
        keyOf={(item) => String(item.position)}
        selected={open && String(open.position)}
        onSelect={setOpen}
        empty={{ icon: ScrollText, title: t('audit.empty') }}
        filters={
          <>
            <FilterSelect
              name={t('audit.action')}
              value={action}
              choices={[...MATTER_ACTIONS, ...ADMINISTRATIVE_ACTIONS].map((value) => ({
                value,
                label: actionText(value),
              }))}
              onChange={setAction}
            />
            <FilterSelect
              name={t('audit.span')}
              value={span?.days}
              choices={SPANS.map((value) => ({ value, label: t('signIn.lastDays', { n: value }) }))}
              onChange={(days) =>
                setSpan(
                  days
                    ? { days, from: new Date(Date.now() - Number(days) * DAY_MS).toISOString() }
                    : undefined,
                )
              }
            />
            {stream && <Button onClick={() => setStream(undefined)}>{t('audit.streamAll')}</Button>}
          </>
        }
      />
      {open && (
        <JournalDetail
          item={open}
          onClose={() => setOpen(undefined)}
          onStream={stream === open.stream ? undefined : () => setStream(open.stream)}
        />
      )}
    </div>
  );
}

type Translate = ReturnType<typeof useTranslation<['administration', 'actions']>>['t'];

function changeOf(item: JournalItem, t: Translate): string {
  const rows = Object.values(item.rows).reduce((sum, count) => sum + count, 0);
  return formatClauses([
    ...(rows > 0 ? [t('audit.rows', { count: rows })] : []),
    ...(item.texts > 0 ? [t('audit.texts', { count: item.texts })] : []),
  ]);
}
