import { formatDay } from '@guanjia/client/format';
import { whileActive } from '@guanjia/client/live';
import { pledgesOptions } from '@guanjia/client/queries';
import type { PledgeList } from '@guanjia/core/matters';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { FileClock } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Column } from '../../ui/data-table.tsx';
import { LightMark } from '../../ui/light-mark.tsx';
import { ListPage } from '../../ui/list-page.tsx';

const LOOK_AGAIN_MS = 120_000;
type Pledge = PledgeList['items'][number];

/** 待兑现的承诺: what firms promised for later, the nearest day first. */
export function PledgesPage() {
  const { t } = useTranslation(['console', 'actions', 'common']);
  const navigate = useNavigate();
  const query = useInfiniteQuery({ ...pledgesOptions, refetchInterval: whileActive(LOOK_AGAIN_MS) });
  const columns: readonly Column<Pledge>[] = [
    {
      key: 'light',
      head: t('matter.light'),
      width: '88px',
      cell: ({ light }) => (light === 'none' ? null : <LightMark light={light} />),
    },
    {
      key: 'name',
      head: t('pledges.material'),
      cell: ({ name, kind }) => (
        <>
          <b title={name}>{name}</b>
          <span className="small muted">{t(`actions:materials.pledgeKind.${kind}`)}</span>
        </>
      ),
    },
    { key: 'until', head: t('pledges.until'), width: '130px', cell: ({ until }) => formatDay(until) },
    {
      key: 'state',
      head: t('pledges.state'),
      width: '140px',
      cell: ({ supplied }) => (
        <span className={supplied ? 'tag tag-accent' : 'tag'}>
          {t(`actions:materials.state.${supplied ? 'supplied' : 'promised'}`)}
        </span>
      ),
    },
    {
      key: 'matter',
      head: t('matter.title'),
      minor: 'narrow',
      cell: ({ matter }) => (
        <>
          {matter.title}
          <span className="small muted">{matter.number}</span>
        </>
      ),
    },
    {
      key: 'subject',
      head: t('matter.subject'),
      width: '18%',
      minor: 'narrow',
      cell: ({ subject }) => subject,
    },
    {
      key: 'butler',
      head: t('actions:relation.butler'),
      width: '120px',
      minor: 'narrow',
      cell: ({ butler }) => butler,
    },
  ];
  return (
    <ListPage<Pledge>
      title={t('nav.pledges')}
      lead={t('pledges.lead')}
      query={query}
      columns={columns}
      keyOf={(row) => row.id}
      onOpen={({ matter }) => void navigate({ to: '/matters/$matterId', params: { matterId: matter.id } })}
      empty={{ icon: FileClock, title: t('pledges.none'), help: t('pledges.noneHelp') }}
    />
  );
}
