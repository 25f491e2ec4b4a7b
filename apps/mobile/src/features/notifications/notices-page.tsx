import { formatMoment } from '@guanjia/client/format';
import { type PlanWords, usePlanWords } from '@guanjia/client/plan';
import {
  type NotificationFilter,
  notificationGroupsOptions,
  useReadNotifications,
} from '@guanjia/client/queries';
import { sayHappened } from '@guanjia/client/supervision';
import type { NotificationGroup } from '@guanjia/core/notifications';
import { meetingWords, stewardWords } from '@guanjia/core/notifications';
import { happenedOf } from '@guanjia/core/supervision';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { BellOff, Settings2 } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { LoadFailure, SendFailure } from '../../ui/failure.tsx';
import { Filters } from '../../ui/list-tools.tsx';
import { Page } from '../../ui/page.tsx';
import { Empty, ListBones } from '../../ui/states.tsx';
import { type Texts, useTexts } from '../../ui/use-texts.ts';
import './notices.css';

/** What happened, in words for the firm or for those who work on it. */
function sentence(t: Texts, words: PlanWords, notice: NotificationGroup, firm: boolean): string {
  if (notice.kind === 'supervision') return sayHappened(happenedOf(notice.details));
  if (notice.kind === 'plan-light') return words.notice(notice).title;
  if (notice.kind === 'alarm') {
    return t(notice.details.nobodyAbove === true ? 'notices.nobodyAbove' : 'notices.alarm');
  }
  if (notice.kind === 'steward-changed') return t('common:stewardChanged', stewardWords(notice.details));
  if (notice.kind === 'meeting' || notice.kind === 'resolution') {
    const told = meetingWords(notice.details);
    if (told.meeting) return t(`common:meeting.notice.meeting.${told.meeting}`, told);
    return told.resolution ? t(`common:meeting.notice.resolution.${told.resolution}`, told) : '';
  }
  if (notice.kind === 'light-turned') {
    const light = notice.details.light;
    if (light === 'red' || light === 'yellow') return t(`notices.light.${light}`);
  }
  if (firm && notice.kind === 'rate' && notice.details.byLink) return t('firmEvent.rateByLink');
  return firm ? t(`firmEvent.${notice.kind}`) : t(`actions:event.${notice.kind}`);
}

interface RowProps {
  notice: NotificationGroup;
  firm: boolean;
  onRead: (which: { ids?: readonly string[]; matterId?: string }) => void;
}

/** The newest of what a matter brought, and how many there are. */
function NoticeRow({ notice, firm, onRead }: RowProps) {
  const t = useTexts();
  const words = usePlanWords();
  const causes = notice.kind === 'plan-light' ? words.notice(notice).causes : [];
  const unread = notice.unreadEvents > 0;
  const held = notice.heldUntil !== null && Date.parse(notice.heldUntil) > Date.now();
  const body = (
    <>
      <span className={unread ? 'notice__dot notice__dot--new' : 'notice__dot'} aria-hidden="true" />
      <span className="grow">
        <span className={unread ? 'title row__title' : 'row__title'}>
          {unread && <span className="vh">{t('notices.unread')}</span>}
          {sentence(t, words, notice, firm)}
        </span>
        {notice.matter && <span className="muted ell row__note">{notice.matter.title}</span>}
        {causes.map((cause) => (
          <span key={cause} className="muted row__note">
            {cause}
          </span>
        ))}
        {held && notice.heldUntil && (
          <span className="muted row__note">
            {t('notices.held', { until: formatMoment(notice.heldUntil) })}
          </span>
        )}
      </span>
      <span className="notice__end muted nowrap">
        <time dateTime={notice.at}>{formatMoment(notice.at)}</time>
        {notice.events > 1 && <span>{t('notices.count', { n: notice.events })}</span>}
      </span>
    </>
  );
  const { supervisionId } = notice.details;
  if (notice.kind === 'supervision' && typeof supervisionId === 'string') {
    return (
      <Link
        to="/supervisions/$supervisionId"
        params={{ supervisionId }}
        className="row notice"
        onClick={() => unread && onRead({ ids: [notice.id] })}
      >
        {body}
      </Link>
    );
  }
  if (notice.project) {
    return (
      <Link
        to="/projects/$projectId"
        params={{ projectId: notice.project.id }}
        className="row notice"
        onClick={() => unread && onRead({ ids: [notice.id] })}
      >
        {body}
      </Link>
    );
  }
  return notice.matter ? (
    <Link
      to="/matters/$matterId"
      params={{ matterId: notice.matter.id }}
      className="row notice"
      onClick={() => unread && notice.matter && onRead({ matterId: notice.matter.id })}
    >
      {body}
    </Link>
  ) : (
    <button type="button" className="row notice" onClick={() => unread && onRead({ ids: [notice.id] })}>
      {body}
    </button>
  );
}

const ABOUT = ['all', 'duty', 'news'] as const;

export function NoticesPage({ firm, onBack }: { firm: boolean; onBack: () => void }) {
  const t = useTexts();
  const [filter, setFilter] = useState<NotificationFilter>({});
  const query = useInfiniteQuery(notificationGroupsOptions(filter));
  const read = useReadNotifications();
  const items = query.data?.pages.flatMap((page) => page.items) ?? [];
  const unread = query.data?.pages[0]?.unread ?? 0;
  return (
    <Page
      title={t('notices.title')}
      onBack={onBack}
      narrow
      end={
        <Link to="/notices/settings" className="icon-btn" aria-label={t('notices.settings')}>
          <Settings2 size={20} aria-hidden />
        </Link>
      }
    >
      <Filters
        label={t('notices.filter')}
        filters={ABOUT.map((value) => ({ value, name: t(`notices.about.${value}`) }))}
        value={filter.about ?? 'all'}
        onChange={(value) => setFilter({ about: value === 'all' ? undefined : value })}
      />
      {unread > 0 && (
        <Button kind="line" wide busy={read.isPending} onClick={() => read.mutate({})}>
          {t('notices.readAll')}
        </Button>
      )}
      <SendFailure failure={read.error} />
      {query.data === undefined ? (
        query.isError ? (
          <LoadFailure failure={query.error} onRetry={() => void query.refetch()} />
        ) : (
          <ListBones rows={6} height="56px" />
        )
      ) : items.length === 0 ? (
        <Card>
          <Empty icon={BellOff} title={t('notices.empty')} text={t('notices.emptyText')} />
        </Card>
      ) : (
        <Card flush>
          <ul className="rows">
            {items.map((notice) => (
              <li key={notice.matter?.id ?? notice.id}>
                <NoticeRow notice={notice} firm={firm} onRead={read.mutate} />
              </li>
            ))}
          </ul>
        </Card>
      )}
      {query.hasNextPage && (
        <Button kind="line" wide busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {t('notices.more')}
        </Button>
      )}
    </Page>
  );
}
