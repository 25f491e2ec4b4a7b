import { formatMoment } from '@guanjia/client/format';
import { whileActive } from '@guanjia/client/live';
import { supervisionLightsOptions, useUrgeMany } from '@guanjia/client/queries';
import { sayPaper } from '@guanjia/client/supervision';
import type { Supervisable } from '@guanjia/core/supervision';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { App } from 'antd';
import { CircleCheckBig } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import type { Column } from '../../ui/data-table.tsx';
import { FailurePanel } from '../../ui/failure.tsx';
import { FilterSelect } from '../../ui/filter-select.tsx';
import { LightMark } from '../../ui/light-mark.tsx';
import { ListPage } from '../../ui/list-page.tsx';
import { SubjectWords } from '../../ui/supervision/subject-words.tsx';
import { WorkSteps } from '../../ui/supervision/work-steps.tsx';
import { useSayDone } from '../../ui/use-say-done.tsx';

const LOOK_AGAIN_MS = 120_000;
const lights = ['red', 'yellow'] as const;
const mostAtOnce = 50;

/** What is yellow or red under me, red first, with the steps beside each. */
export function LightsList({ tabs }: { tabs: ReactNode }) {
  const { t } = useTranslation(['common', 'actions']);
  const [light, setLight] = useState<(typeof lights)[number]>();
  const query = useInfiniteQuery({
    ...supervisionLightsOptions(light),
    refetchInterval: whileActive(LOOK_AGAIN_MS),
  });
  const counts = query.data?.pages[0]?.counts;
  const rows = query.data?.pages.flatMap((page) => page.items) ?? [];
  const red = rows
    .filter((one) => one.subject.light === 'red' && one.steps.some((s) => s.kind === 'urge' && s.available))
    .slice(0, mostAtOnce);
  return (
    <ListPage<Supervisable>
      title={t('supervision.title')}
      lead={t('supervision.lead')}
      action={red.length > 1 && <UrgeAll items={red} />}
      filters={
        <>
          {tabs}
          <FilterSelect
            name={t('supervision.fields.light')}
            value={light}
            choices={lights.map((one) => ({
              value: one,
              label: `${t(`actions:light.${one}`)} ${counts?.[one] ?? ''}`,
            }))}
            onChange={(next) => setLight(lights.find((one) => one === next))}
          />
        </>
      }
      query={query}
      columns={useColumns()}
      keyOf={(row) => row.key}
      empty={{ icon: CircleCheckBig, title: t('supervision.noLights'), help: t('supervision.noLightsHelp') }}
    />
  );
}

/** One press for all red ones of the page, after saying how many. */
function UrgeAll({ items }: { items: readonly Supervisable[] }) {
  const { t } = useTranslation('common');
  const { modal } = App.useApp();
  const sayDone = useSayDone();
  const urge = useUrgeMany();
  const ask = () =>
    modal.confirm({
      title: t('supervision.urgeAsk', { n: items.length }),
      content: t('supervision.urgeAskHelp'),
      okText: t('supervision.kind.urge'),
      cancelText: t('cancel'),
      onOk: () =>
        urge
          .mutateAsync({ subjects: items.map((one) => one.reference) })
          .then(({ urged, refused }) =>
            sayDone(
              refused.length === 0
                ? t('supervision.urgedMany', { n: urged })
                : t('supervision.urgedSome', {
                    n: urged,
                    refused: refused.length,
                    why: refused[0]?.message ?? '',
                  }),
            ),
          )
          .catch(() => {}),
    });
  return (
    <>
      {urge.isError && <FailurePanel failure={urge.error} />}
      <Button kind="primary" busy={urge.isPending} onClick={ask}>
        {t('supervision.urgeAll', { n: items.length })}
      </Button>
    </>
  );
}

function useColumns(): readonly Column<Supervisable>[] {
  const { t } = useTranslation('common');
  return [
    {
      key: 'light',
      head: t('supervision.fields.light'),
      width: '88px',
      cell: ({ subject }) => <LightMark light={subject.light} />,
    },
    {
      key: 'subject',
      head: t('supervision.fields.subject'),
      cell: ({ subject }) =>
        subject.matter ? (
          <Link
            to="/matters/$matterId"
            params={{ matterId: subject.matter.id }}
            className="quiet-link supervision-subject-link"
          >
            <SubjectWords subject={subject} />
          </Link>
        ) : (
          <Link
            to="/projects/$projectId"
            params={{ projectId: subject.project?.id ?? '' }}
            className="quiet-link supervision-subject-link"
          >
            <SubjectWords subject={subject} />
          </Link>
        ),
    },
    {
      key: 'supervised',
      head: t('supervision.fields.supervised'),
      width: '140px',
      cell: ({ supervised, subject }) => (
        <>
          {supervised.name}
          <span className="small muted">{subject.station.name}</span>
        </>
      ),
    },
    {
      key: 'due',
      head: t('supervision.fields.due'),
      width: '170px',
      minor: 'narrow',
      cell: ({ subject }) => (
        <>
          {subject.daysOver > 0 && (
            <span className="ink-red">{t('supervision.over', { n: subject.daysOver })}</span>
          )}
          <span className="small muted">
            {subject.dueAt
              ? t('supervision.dueAt', { at: formatMoment(subject.dueAt) })
              : t('supervision.noLimit')}
          </span>
        </>
      ),
    },
    {
      key: 'before',
      head: t('supervision.fields.before'),
      width: '190px',
      minor: 'narrow',
      cell: ({ urges, lastUrgedAt, notices }) => (
        <>
          {lastUrgedAt && (
            <span className="small">
              {t('supervision.urgedCount', { n: urges })} ·{' '}
              {t('supervision.lastUrged', { at: formatMoment(lastUrgedAt) })}
            </span>
          )}
          {notices.slice(-2).map((notice) => (
            <Link
              key={notice.id}
              to="/supervisions/$supervisionId"
              params={{ supervisionId: notice.id }}
              className="link small"
            >
              {sayPaper(notice.kind, notice.number)}
            </Link>
          ))}
        </>
      ),
    },
    {
      key: 'acts',
      head: t('supervision.fields.acts'),
      width: '180px',
      cell: (work) => <WorkSteps work={work} />,
    },
  ];
}
