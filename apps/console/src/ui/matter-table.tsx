import { formatBrief } from '@guanjia/client/format';
import type { MatterSummary } from '@guanjia/core/matters';
import { Zap } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { type Column, DataTable } from './data-table.tsx';
import { LightMark } from './light-mark.tsx';
import { inkOf, useShortDue, useTimeLeft } from './time-left.tsx';

interface MatterTableProps {
  readonly label: string;
  readonly rows: readonly MatterSummary[];
  readonly selected?: string | undefined;
  readonly onSelect?: (matter: MatterSummary) => void;
  readonly onOpen?: (matter: MatterSummary) => void;
  /** The column that the list is ordered by. */
  readonly sortedBy?: 'due' | 'updated';
  /** On the page of one subject its name says nothing new. */
  readonly withoutSubject?: boolean;
}

/** Matters with the light first, and the time that is left where the eye ends. */
export function MatterTable({ sortedBy, withoutSubject, ...table }: MatterTableProps) {
  const { t } = useTranslation(['console', 'actions']);
  const columns: Column<MatterSummary>[] = [
    {
      key: 'light',
      head: t('matter.light'),
      width: '88px',
      cell: ({ light, status }) =>
        light === 'none' ? <EndMark status={status} /> : <LightMark light={light} />,
    },
    { key: 'title', head: t('matter.title'), cell: (matter) => <Title matter={matter} /> },
    ...(withoutSubject ? [] : [subjectColumn(t('matter.subject'))]),
    {
      key: 'office',
      head: t('matter.leadOffice'),
      width: '84px',
      minor: 'narrow',
      cell: ({ leadOffice }) => leadOffice?.name ?? <span className="muted">—</span>,
    },
    {
      key: 'butler',
      head: t('matter.butler'),
      width: '92px',
      minor: true,
      cell: ({ butler }) => butler.name,
    },
    {
      key: 'status',
      head: t('matter.status'),
      width: '100px',
      minor: 'narrow',
      cell: (matter) => <Status matter={matter} />,
    },
    {
      key: 'due',
      head: t('matter.due'),
      width: '166px',
      ...(sortedBy === 'due' ? { sorted: 'ascending' as const } : {}),
      cell: (matter) => <Due matter={matter} />,
    },
    {
      key: 'updated',
      head: t('matter.updated'),
      width: '88px',
      align: 'end',
      minor: true,
      ...(sortedBy === 'updated' ? { sorted: 'descending' as const } : {}),
      cell: ({ updatedAt }) => <span className="muted">{formatBrief(updatedAt)}</span>,
    },
  ];
  return <DataTable {...table} columns={columns} keyOf={(matter) => matter.id} />;
}

const subjectColumn = (head: string): Column<MatterSummary> => ({
  key: 'subject',
  head,
  width: '20%',
  minor: 'narrow',
  cell: ({ project, enterprise }) => (
    <>
      {project?.name ?? enterprise.name}
      {project && <span className="small muted">{enterprise.name}</span>}
    </>
  ),
});

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
