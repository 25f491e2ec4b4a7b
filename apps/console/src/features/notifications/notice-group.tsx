import { formatMoment, formatTime } from '@guanjia/client/format';
import { usePlanWords } from '@guanjia/client/plan';
import { notificationsOfOptions } from '@guanjia/client/queries';
import { sayHappened } from '@guanjia/client/supervision';
import type { ClockKind } from '@guanjia/core/matters';
import type { NotificationGroup, NotificationView } from '@guanjia/core/notifications';
import { meetingWords, stewardWords } from '@guanjia/core/notifications';
import { happenedOf } from '@guanjia/core/supervision';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ChevronDown, ChevronRight, Moon } from 'lucide-react';
import { type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LightMark } from '../../ui/light-mark.tsx';
import { QueryView } from '../../ui/query-view.tsx';

type Read = (which: { ids?: readonly string[]; matterId?: string }) => void;

/** The newest of what a matter brought, and the rest on request. */
export function NoticeGroup({ group, onRead }: { group: NotificationGroup; onRead: Read }) {
  const { t } = useTranslation('console');
  const [open, setOpen] = useState(false);
  const rest = useId();
  const { matter } = group;
  const more = group.events - 1;
  return (
    <li className={group.unreadEvents > 0 ? 'notice notice-new' : 'notice'}>
      <div className="notice-line">
        <NoticeRow
          notice={group}
          onOpen={() => matter && group.unreadEvents > 0 && onRead({ matterId: matter.id })}
        >
          {matter && (
            <span className="sub clip">
              {matter.title} · {matter.number}
            </span>
          )}
        </NoticeRow>
        {group.unreadEvents > 0 && <i className="notice-dot" role="img" aria-label={t('notice.new')} />}
        {matter && more > 0 && (
          <button
            type="button"
            className="link small notice-more"
            aria-expanded={open}
            aria-controls={rest}
            onClick={() => setOpen(!open)}
          >
            {open ? <ChevronDown size={14} aria-hidden /> : <ChevronRight size={14} aria-hidden />}
            {t('notice.earlier', { count: more })}
          </button>
        )}
      </div>
      {matter && open && (
        <div id={rest} className="notice-rest">
          <Earlier matterId={matter.id} besides={group.id} />
        </div>
      )}
    </li>
  );
}

function Earlier({ matterId, besides }: { matterId: string; besides: string }) {
  const query = useQuery(notificationsOfOptions(matterId));
  return (
    <QueryView query={query}>
      {({ items }) => (
        <ul>
          {items
            .filter((one) => one.id !== besides)
            .map((one) => (
              <li key={one.id} className={one.readAt === null ? 'notice-new' : undefined}>
                <NoticeRow notice={one} whole />
              </li>
            ))}
        </ul>
      )}
    </QueryView>
  );
}

interface RowProps {
  notice: NotificationView;
  /** With the day: among others of other days. */
  whole?: boolean;
  onOpen?: () => void;
  children?: ReactNode;
}

function NoticeRow({ notice, whole, onOpen, children }: RowProps) {
  const { t } = useTranslation(['console', 'actions', 'common']);
  const { light, clock, office, actor } = notice.details;
  const planWords = usePlanWords();
  const planLight = notice.kind === 'plan-light' ? planWords.notice(notice) : undefined;
  const told = meetingWords(notice.details);
  const meetingName = told.meeting
    ? t(`common:meeting.notice.meeting.${told.meeting}`, told)
    : told.resolution
      ? t(`common:meeting.notice.resolution.${told.resolution}`, told)
      : '';
  const name =
    notice.kind === 'alarm'
      ? t(notice.details.nobodyAbove === true ? 'notice.nobodyAbove' : 'notice.alarm')
      : notice.kind === 'steward-changed'
        ? t('common:stewardChanged', stewardWords(notice.details))
        : notice.kind === 'supervision'
          ? sayHappened(happenedOf(notice.details))
          : notice.kind === 'meeting' || notice.kind === 'resolution'
            ? meetingName
            : notice.kind === 'plan-light'
              ? (planLight?.title ?? '')
              : t(`actions:event.${notice.kind}`);
  const parts = [actor, office].filter((part) => typeof part === 'string');
  const held = notice.heldUntil !== null && Date.parse(notice.heldUntil) > Date.now();
  const content = (
    <>
      <time dateTime={notice.at} className="small muted nowrap">
        {whole ? formatMoment(notice.at) : formatTime(notice.at)}
      </time>
      <span className="notice-words">
        <b>{[...parts, name].join(' ')}</b>
        {(light === 'red' || light === 'yellow') && <LightMark light={light} />}
        {planLight?.causes.map((cause) => (
          <span key={cause} className="small sub">
            {cause}
          </span>
        ))}
        {isClock(clock) && <span className="small sub">{t(`actions:clock.${clock}`)}</span>}
        {held && notice.heldUntil && (
          <span className="small sub notice-held">
            <Moon size={13} aria-hidden />
            {t('notice.held', { until: formatMoment(notice.heldUntil) })}
          </span>
        )}
        {children}
      </span>
    </>
  );
  const { supervisionId } = notice.details;
  if (notice.kind === 'supervision' && typeof supervisionId === 'string') {
    return (
      <Link
        to="/supervisions/$supervisionId"
        params={{ supervisionId }}
        className="notice-row"
        onClick={onOpen}
      >
        {content}
      </Link>
    );
  }
  if (notice.project) {
    return (
      <Link
        to="/projects/$projectId"
        params={{ projectId: notice.project.id }}
        className="notice-row"
        onClick={onOpen}
      >
        {content}
      </Link>
    );
  }
  return notice.matter ? (
    <Link
      to="/matters/$matterId"
      params={{ matterId: notice.matter.id }}
      className="notice-row"
      onClick={onOpen}
    >
      {content}
    </Link>
  ) : (
    <div className="notice-row">{content}</div>
  );
}

const CLOCKS: ReadonlySet<unknown> = new Set<ClockKind>([
  'accept',
  'promise',
  'return',
  'assignment',
  'materials',
  'confirm',
  'rating',
  'verify',
  'rectify',
  'revisit',
  'escalation',
  'decision',
]);

const isClock = (value: unknown): value is ClockKind => CLOCKS.has(value);
