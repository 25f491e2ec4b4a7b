import './notifications.css';
import { formatDay, formatNearDay, formatWeekday, isoDate } from '@guanjia/client/format';
import {
  type NotificationFilter,
  notificationGroupsOptions,
  useReadNotifications,
} from '@guanjia/client/queries';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Bell, SlidersHorizontal } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { Empty } from '../../ui/empty.tsx';
import { groupBy } from '../../ui/group-by.ts';
import { PageHead } from '../../ui/list-page.tsx';
import { useTitle } from '../../ui/page-title.tsx';
import { QueryView } from '../../ui/query-view.tsx';
import { NoticeGroup } from './notice-group.tsx';
import { PreferencesDialog } from './preferences-dialog.tsx';

const ABOUT = [undefined, 'duty', 'news'] as const;

/** What I was told, a line a matter, newest first; opening a matter marks its notices as read. */
export function NotificationsPage() {
  const { t } = useTranslation(['console', 'common']);
  const [filter, setFilter] = useState<NotificationFilter>({});
  const [choosing, setChoosing] = useState(false);
  const query = useInfiniteQuery(notificationGroupsOptions(filter, 30));
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
            <Button onClick={() => setChoosing(true)}>
              <SlidersHorizontal size={14} aria-hidden />
              {t('notice.preferences')}
            </Button>
            <Button disabled={unread === 0} busy={read.isPending} onClick={() => read.mutate({})}>
              {t('notice.readAll')}
            </Button>
          </>
        }
      />
      <fieldset className="notice-filter" aria-label={t('notice.filter')}>
        {ABOUT.map((about) => (
          <Button
            key={about ?? 'all'}
            kind={filter.about === about ? 'plain' : 'quiet'}
            aria-pressed={filter.about === about}
            onClick={() => setFilter({ ...filter, about })}
          >
            {t(`notice.about.${about ?? 'all'}`)}
          </Button>
        ))}
        <Button
          kind={filter.unreadOnly ? 'plain' : 'quiet'}
          aria-pressed={filter.unreadOnly === true}
          onClick={() => setFilter({ ...filter, unreadOnly: !filter.unreadOnly })}
        >
          {t('notice.showUnread')}
        </Button>
      </fieldset>
      <QueryView query={query}>
        {({ pages }) => {
          const groups = pages.flatMap((page) => page.items);
          if (groups.length === 0) {
            return <Empty icon={Bell} title={t('notice.empty')} help={t('notice.emptyHelp')} />;
          }
          return (
            <div className="table-wrap notices">
              {[...groupBy(groups, (one) => isoDate(one.at))].map(([date, some]) => (
                <section key={date}>
                  <h2>{dayTitle(date)}</h2>
                  <ul>
                    {some.map((one) => (
                      <NoticeGroup key={one.matter?.id ?? one.id} group={one} onRead={read.mutate} />
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
      {choosing && <PreferencesDialog onClose={() => setChoosing(false)} />}
    </div>
  );
}

function dayTitle(date: string): string {
  const near = formatNearDay(date);
  const day = `${formatDay(date)} ${formatWeekday(date)}`;
  return near === formatDay(date) ? day : `${near} · ${day}`;
}
