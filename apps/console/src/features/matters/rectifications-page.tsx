import { formatCount, formatList, formatMoment } from '@guanjia/client/format';
import { whileActive } from '@guanjia/client/live';
import { type RectificationFilter, rectificationListOptions } from '@guanjia/client/queries';
import { filterLights, type RectificationItem, rectificationSteps } from '@guanjia/core/matters';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Smile } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Column } from '../../ui/data-table.tsx';
import { FilterSelect } from '../../ui/filter-select.tsx';
import { LightMark } from '../../ui/light-mark.tsx';
import { ListPage } from '../../ui/list-page.tsx';
import { inkOf, useShortDue, useTimeLeft } from '../../ui/time-left.tsx';

const LOOK_AGAIN_MS = 120_000;

/** 差评整改: every bad rating that is being put right, what is due first at the top, with whoever has it. */
export function RectificationsPage() {
  const { t } = useTranslation(['console', 'actions', 'common']);
  const navigate = useNavigate();
  const [filter, setFilter] = useState<RectificationFilter>({});
  const query = useInfiniteQuery({
    ...rectificationListOptions(filter),
    refetchInterval: whileActive(LOOK_AGAIN_MS),
  });
  const counts = query.data?.pages[0]?.counts;
  const counted = (name: string, count: number | undefined) =>
    count === undefined ? name : t('rectifications.counted', { name, n: formatCount(count) });
  const columns = useColumns();
  return (
    <ListPage<RectificationItem>
      title={t('nav.rectifications')}
      lead={t('rectifications.lead')}
      filters={
        <>
          <FilterSelect
            name={t('rectifications.step')}
            value={filter.step}
            choices={rectificationSteps.map((step) => ({
              value: step,
              label: counted(t(`actions:rectificationStatus.${step}`), counts?.steps[step]),
            }))}
            onChange={(step) =>
              setFilter({ ...filter, step: rectificationSteps.find((one) => one === step) })
            }
          />
          <FilterSelect
            name={t('matter.light')}
            value={filter.light}
            choices={filterLights.map((light) => ({
              value: light,
              label: counted(t(`actions:light.${light}`), counts?.lights[light]),
            }))}
            onChange={(light) => setFilter({ ...filter, light: filterLights.find((one) => one === light) })}
          />
        </>
      }
      query={query}
      columns={columns}
      keyOf={(row) => row.id}
      onOpen={({ matter }) => void navigate({ to: '/matters/$matterId', params: { matterId: matter.id } })}
      empty={{ icon: Smile, title: t('rectifications.none'), help: t('rectifications.noneHelp') }}
    />
  );
}

function useColumns(): readonly Column<RectificationItem>[] {
  const { t } = useTranslation(['console', 'actions', 'common']);
  const timeLeft = useTimeLeft();
  const shortDue = useShortDue();
  return [
    {
      key: 'light',
      head: t('matter.light'),
      width: '88px',
      cell: ({ light }) => <LightMark light={light} />,
    },
    {
      key: 'matter',
      head: t('matter.title'),
      cell: ({ matter }) => (
        <>
          <b title={matter.title}>{matter.title}</b>
          <span className="small muted">
            {matter.number} · {matter.typeName}
          </span>
        </>
      ),
    },
    {
      key: 'firm',
      head: t('matter.subject'),
      width: '20%',
      minor: 'narrow',
      cell: ({ project, enterprise, station }) => (
        <>
          {project?.name ?? enterprise.name}
          <span className="small muted">
            {[project && enterprise.name, station.name].filter(Boolean).join(' · ')}
          </span>
        </>
      ),
    },
    {
      key: 'level',
      head: t('rectifications.level'),
      width: '150px',
      minor: 'narrow',
      cell: ({ level, round, ratedAt, byLink }) => (
        <>
          <span className="tag tag-red">{t(`actions:rating.${level}`)}</span>
          <span className="small muted">
            {t('rating.round', { n: round })}
            {byLink && ` · ${t('common:ratingLink.byLink')}`}
          </span>
          <span className="small muted">{formatMoment(ratedAt)}</span>
        </>
      ),
    },
    {
      key: 'step',
      head: t('rectifications.step'),
      width: '110px',
      cell: ({ step, extended }) => (
        <>
          {t(`actions:rectificationStatus.${step}`)}
          {extended && <span className="small muted">{t('rectifications.extended')}</span>}
        </>
      ),
    },
    {
      key: 'due',
      head: t('matter.due'),
      width: '180px',
      cell: ({ due, light }) =>
        due ? (
          <>
            <span className={inkOf(light)}>{timeLeft(due.left)}</span>
            <span className="small muted">
              {t(`actions:clock.${due.kind}`)} {shortDue(due.at)}
            </span>
          </>
        ) : (
          <span className="sub">{t('actions:timeLeft.paused')}</span>
        ),
    },
    {
      key: 'holder',
      head: t('rectifications.holder'),
      width: '180px',
      minor: 'narrow',
      cell: ({ holder }) => (
        <>
          {holder.names.length > 0 ? (
            <span title={formatList(holder.names)}>{formatList(holder.names)}</span>
          ) : (
            <span className="ink-red">{t('rectifications.nobody')}</span>
          )}
          <span className="small muted">{t(`rectifications.as.${holder.as}`)}</span>
        </>
      ),
    },
  ];
}
