import { formatBrief } from '@guanjia/client/format';
import type { MatterSummary } from '@guanjia/core/matters';
import type { listColumns } from '@guanjia/core/views';
import { BellRing, Zap } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { type Column, DataTable, type TableChoice, type TableOrder } from './data-table.tsx';
import { LightMark } from './light-mark.tsx';
import { inkOf, useShortDue, useTimeLeft } from './time-left.tsx';

interface MatterTableProps {
  readonly label: string;
  readonly rows: readonly MatterSummary[];
  readonly selected?: string | undefined;
  readonly onSelect?: (matter: MatterSummary) => void;
  readonly onOpen?: (matter: MatterSummary) => void;
  readonly order?: TableOrder | undefined;
  readonly onOrder?: ((order: TableOrder) => void) | undefined;
  readonly choice?: TableChoice | undefined;
  readonly dense?: boolean;
  /** What is shown, in this order. */
  readonly columns?: readonly MatterColumn[] | undefined;
}

export type MatterColumn = (typeof listColumns)['matters'][number];
export const USUAL_COLUMNS: readonly MatterColumn[] = [
  'light',
  'title',
  'subject',
  'office',
  'butler',
  'status',
  'due',
  'updated',
];

/** Matters with the light first, and the time that is left where the eye ends. */
export function MatterTable({ columns: shown = USUAL_COLUMNS, ...table }: MatterTableProps) {
  const all = useMatterColumns();
  const columns = shown.map((key) => ({ ...all[key], key }));
  return <DataTable {...table} columns={columns} keyOf={(matter) => matter.id} />;
}

const none = <span className="muted">—</span>;

function useMatterColumns(): Record<MatterColumn, Omit<Column<MatterSummary>, 'key'>> {
  const { t } = useTranslation(['console', 'actions']);
  const on = (moment: string | null) =>
    moment ? <span className="muted">{formatBrief(moment)}</span> : none;
  return {
    light: {
      head: t('matter.light'),
      width: '88px',
      sort: 'light',
      cell: ({ light, status }) =>
        light === 'none' ? <EndMark status={status} /> : <LightMark light={light} />,
    },
    title: { head: t('matter.title'), sort: 'number', cell: (matter) => <Title matter={matter} /> },
    subject: {
      head: t('matter.subject'),
      width: '20%',
      minor: 'narrow',
      sort: 'subject',
      cell: ({ project, enterprise }) => (
        <>
          {project?.name ?? enterprise.name}
          {project && <span className="small muted">{enterprise.name}</span>}
        </>
      ),
    },
    office: {
      head: t('matter.leadOffice'),
      width: '84px',
      minor: 'narrow',
      cell: ({ leadOffice }) => leadOffice?.name ?? none,
    },
    butler: {
      head: t('matter.butler'),
      width: '92px',
      minor: true,
      cell: ({ butler }) => butler.name,
    },
    status: {
      head: t('matter.status'),
      width: '100px',
      minor: 'narrow',
      cell: (matter) => <Status matter={matter} />,
    },
    due: { head: t('matter.due'), width: '166px', sort: 'due', cell: (matter) => <Due matter={matter} /> },
    updated: {
      head: t('matter.updated'),
      width: '88px',
      align: 'end',
      minor: true,
      sort: 'updated',
      cell: ({ updatedAt }) => on(updatedAt),
    },
    type: { head: t('matter.type'), width: '120px', minor: true, cell: ({ type }) => type.name },
    station: { head: t('matter.station'), width: '110px', minor: true, cell: ({ station }) => station.name },
    mode: {
      head: t('matter.mode'),
      width: '92px',
      minor: true,
      cell: ({ serviceMode }) => (serviceMode ? t(`actions:serviceMode.${serviceMode}`) : none),
    },
    created: {
      head: t('matter.created'),
      width: '92px',
      align: 'end',
      minor: true,
      sort: 'created',
      cell: ({ createdAt }) => on(createdAt),
    },
    closed: {
      head: t('matter.closedAt'),
      width: '92px',
      align: 'end',
      minor: true,
      sort: 'closed',
      cell: ({ closedAt }) => on(closedAt),
    },
    rating: {
      head: t('matter.rating'),
      width: '84px',
      minor: true,
      cell: ({ lastRating }) => (lastRating ? t(`actions:rating.${lastRating}`) : none),
    },
  };
}

function Title({ matter }: { matter: MatterSummary }) {
  const { t } = useTranslation('actions');
  return (
    <>
      <b title={matter.title}>{matter.title}</b>
      <span className="small muted">
        {matter.number}
        {matter.urgency === 'urgent' && (
          <span className="matter-urgent">
            <Zap size={11} aria-hidden /> {t('urgency.urgent')}
          </span>
        )}
        {matter.urgings > 0 && (
          <span className="matter-urgent">
            <BellRing size={11} aria-hidden /> {t('urged', { count: matter.urgings })}
          </span>
        )}
        {matter.raisedBy === 'butler' && ` · ${t('raisedBy.butler')}`}
      </span>
    </>
  );
}

function Status({ matter }: { matter: MatterSummary }) {
  const { t } = useTranslation(['actions', 'console']);
  if (matter.escalatedTo) return <span className="tag tag-accent">{t('console:matter.escalated')}</span>;
  const bad = matter.status === 'rectifying';
  return <span className={`tag${bad ? ' tag-red' : ''}`}>{t(`actions:matterStatus.${matter.status}`)}</span>;
}

function EndMark({ status }: { status: MatterSummary['status'] }) {
  const { t } = useTranslation('console');
  return <span className="muted small">{t(status === 'closed' ? 'matter.ended' : 'matter.noLight')}</span>;
}

function Due({ matter }: { matter: MatterSummary }) {
  const { t } = useTranslation(['actions', 'console']);
  const timeLeft = useTimeLeft();
  const shortDue = useShortDue();
  if (!matter.due) {
    if (!matter.closedAt) return <span className="muted">—</span>;
    return (
      <>
        <span className="sub">{t('console:matter.closedOn', { day: formatBrief(matter.closedAt) })}</span>
        <span className="small muted">
          {matter.lastRating ? t(`actions:rating.${matter.lastRating}`) : t('console:matter.notRated')}
        </span>
      </>
    );
  }
  const paused = matter.light === 'paused';
  return (
    <>
      <span className={inkOf(matter.light)}>
        {paused ? t('actions:timeLeft.paused') : timeLeft(matter.due.left)}
      </span>
      <span className="small muted">
        {t(`actions:clock.${matter.due.kind}`)} {shortDue(matter.due.at)}
      </span>
    </>
  );
}
