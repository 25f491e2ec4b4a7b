import { formatMoment } from '@guanjia/client/format';
import { whileActive } from '@guanjia/client/live';
import { supervisionListOptions } from '@guanjia/client/queries';
import { type SupervisionItem, type SupervisionKind, supervisionKinds } from '@guanjia/core/supervision';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Megaphone } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Column } from '../../ui/data-table.tsx';
import { FilterSelect } from '../../ui/filter-select.tsx';
import { LightMark } from '../../ui/light-mark.tsx';
import { ListPage } from '../../ui/list-page.tsx';
import { KindTag, StateTag } from '../../ui/supervision/state-tag.tsx';
import { SubjectWords } from '../../ui/supervision/subject-words.tsx';

const LOOK_AGAIN_MS = 120_000;
const states = ['open', 'ended', 'all'] as const;

/** Notices and urges, newest first; those that are in force to begin with. */
export function NoticeList({ whose, tabs }: { whose: 'on-me' | 'mine' | 'all'; tabs: ReactNode }) {
  const { t } = useTranslation('common');
  const navigate = useNavigate();
  const [kind, setKind] = useState<SupervisionKind>();
  const [state, setState] = useState<(typeof states)[number]>('open');
  const query = useInfiniteQuery({
    ...supervisionListOptions({ whose, state, ...(kind ? { kind } : {}) }),
    refetchInterval: whileActive(LOOK_AGAIN_MS),
  });
  return (
    <ListPage<SupervisionItem>
      title={t('supervision.title')}
      lead={t('supervision.lead')}
      filters={
        <>
          {tabs}
          <FilterSelect
            name={t('supervision.fields.kind')}
            value={kind}
            choices={supervisionKinds.map((one) => ({ value: one, label: t(`supervision.kind.${one}`) }))}
            onChange={(next) => setKind(supervisionKinds.find((one) => one === next))}
          />
          <FilterSelect
            name={t('supervision.fields.state')}
            value={state === 'all' ? undefined : state}
            choices={(['open', 'ended'] as const).map((one) => ({
              value: one,
              label: t(`supervision.inForce.${one}`),
            }))}
            onChange={(next) => setState(states.find((one) => one === next) ?? 'all')}
          />
        </>
      }
      query={query}
      columns={useColumns()}
      keyOf={(row) => row.id}
      onOpen={({ id }) =>
        void navigate({ to: '/supervisions/$supervisionId', params: { supervisionId: id } })
      }
      empty={{ icon: Megaphone, title: t('supervision.none'), help: t('supervision.noneHelp') }}
    />
  );
}

function useColumns(): readonly Column<SupervisionItem>[] {
  const { t } = useTranslation('common');
  return [
    {
      key: 'kind',
      head: t('supervision.fields.kind'),
      width: '170px',
      cell: (item) => <KindTag item={item} />,
    },
    {
      key: 'subject',
      head: t('supervision.fields.subject'),
      cell: ({ subject }) => <SubjectWords subject={subject} />,
    },
    {
      key: 'light',
      head: t('supervision.fields.light'),
      width: '150px',
      minor: 'narrow',
      cell: ({ subject }) => (
        <>
          <LightMark light={subject.light} />
          {subject.daysOver > 0 && (
            <span className="small ink-red">{t('supervision.over', { n: subject.daysOver })}</span>
          )}
        </>
      ),
    },
    {
      key: 'supervised',
      head: t('supervision.fields.supervised'),
      width: '140px',
      minor: 'narrow',
      cell: ({ supervised }) => supervised.name,
    },
    {
      key: 'state',
      head: t('supervision.fields.state'),
      width: '200px',
      cell: (item) => (
        <>
          <StateTag item={item} />
          {item.state === 'awaiting' && item.replyDueAt && (
            <span className="small muted">
              {t('supervision.replyBy', { at: formatMoment(item.replyDueAt) })}
            </span>
          )}
          {item.state !== 'awaiting' && item.promisedOn && (
            <span className="small muted">{t('supervision.promised', { day: item.promisedOn })}</span>
          )}
        </>
      ),
    },
    {
      key: 'issued',
      head: t('supervision.fields.issued'),
      width: '180px',
      minor: 'narrow',
      cell: ({ issuedBy, issuedAt }) => (
        <>
          {issuedBy.name}
          <span className="small muted">
            {t(`supervision.rank.${issuedBy.as}`)} · {formatMoment(issuedAt)}
          </span>
        </>
      ),
    },
  ];
}
