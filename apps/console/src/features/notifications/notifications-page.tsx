import './notifications.css';
import { formatDay, formatNearDay, formatTime, formatWeekday, isoDate } from '@guanjia/client/format';
import { notificationListOptions, useReadNotifications } from '@guanjia/client/queries';
import type { ClockKind, NotificationPage } from '@guanjia/core/matters';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Bell } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { Empty } from '../../ui/empty.tsx';
import { groupBy } from '../../ui/group-by.ts';
import { LightMark } from '../../ui/light-mark.tsx';
import { PageHead } from '../../ui/list-page.tsx';
import { useTitle } from '../../ui/page-title.tsx';
import { QueryView } from '../../ui/query-view.tsx';

type Notice = NotificationPage['items'][number];

/** What I was told, newest first; opening a matter marks its notices as read. */
export function NotificationsPage() {
  const { t } = useTranslation(['console', 'common']);
  const [unreadOnly, setUnreadOnly] = useState(false);
  const query = useInfiniteQuery(notificationListOptions(30, unreadOnly));
  const read = useReadNotifications();
  const unread = query.data?.pages[0]?.unread ?? 0;
  useTitle(t('nav.notifications'));
  return (
    <div className="list-page">
      <PageHead
        title={t('nav.notifications')}
        lead={unread > 0 ? t('notice.unread', { count: unread }) : t('notice.allRead')}
        action={
          <>
            <Button aria-pressed={unreadOnly} onClick={() => setUnreadOnly(!unreadOnly)}>
              {t(unreadOnly ? 'notice.showAll' : 'notice.showUnread')}
            </Button>
            <Button disabled={unread === 0} busy={read.isPending} onClick={() => read.mutate(undefined)}>
              {t('notice.readAll')}
            </Button>
          </>
        }
      />
      <QueryView query={query}>
        {({ pages }) => {
          const notices = pages.flatMap((page) => page.items);
          if (notices.length === 0) {
            return <Empty icon={Bell} title={t('notice.empty')} help={t('notice.emptyHelp')} />;
          }
          return (
            <div className="table-wrap notices">
              {[...groupBy(notices, (one) => isoDate(one.at))].map(([date, some]) => (
                <section key={date}>
                  <h2>{dayTitle(date)}</h2>
                  <ul>
                    {some.map((one) => (
                      <NoticeRow key={one.id} notice={one} onRead={() => read.mutate([one.id])} />
                    ))}
                  </ul>
                </section>
              ))}
              {query.hasNextPage && (
                <Button busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
                  {t('common:more')}
                </Button>
              )}
            </div>
          );
        }}
      </QueryView>
    </div>
  );
}

function dayTitle(date: string): string {
  const near = formatNearDay(date);
  const day = `${formatDay(date)} ${formatWeekday(date)}`;
  return near === formatDay(date) ? day : `${near} · ${day}`;
}

function NoticeRow({ notice, onRead }: { notice: Notice; onRead: () => void }) {
  const { t } = useTranslation(['console', 'actions']);
  const { light, clock, office, actor } = notice.details;
  const name = notice.kind === 'alarm' ? t('notice.alarm') : t(`actions:event.${notice.kind}`);
  const parts = [actor, office].filter((part) => typeof part === 'string');
  const content = (
    <>
      <time dateTime={notice.at} className="small muted">
        {formatTime(notice.at)}
      </time>
      <span className="notice-words">
        <b>{[...parts, name].join(' ')}</b>
        {(light === 'red' || light === 'yellow') && <LightMark light={light} />}
        {isClock(clock) && <span className="small sub">{t(`actions:clock.${clock}`)}</span>}
        {notice.matter && (
          <span className="sub clip">
            {notice.matter.title} · {notice.matter.number}
          </span>
        )}
      </span>
      {notice.readAt === null && <i className="notice-dot" role="img" aria-label={t('notice.new')} />}
    </>
  );
  return (
    <li className={notice.readAt === null ? 'notice notice-new' : 'notice'}>
      {notice.matter ? (
        <Link
          to="/matters/$matterId"
          params={{ matterId: notice.matter.id }}
          className="notice-row"
          onClick={() => notice.readAt === null && onRead()}
        >
          {content}
        </Link>
      ) : (
        <div className="notice-row">{content}</div>
      )}
    </li>
  );
}

const CLOCKS = [
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
] as const satisfies readonly ClockKind[];

function isClock(value: unknown): value is (typeof CLOCKS)[number] {
  return (CLOCKS as readonly unknown[]).includes(value);
}
