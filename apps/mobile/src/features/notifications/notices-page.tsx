import { formatMoment } from '@guanjia/client/format';
import { notificationListOptions, useReadNotifications } from '@guanjia/client/queries';
import type { NotificationPage } from '@guanjia/core/matters';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { BellOff } from 'lucide-react';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { LoadFailure, SendFailure } from '../../ui/failure.tsx';
import { Page } from '../../ui/page.tsx';
import { Empty, ListBones } from '../../ui/states.tsx';
import { type Texts, useTexts } from '../../ui/use-texts.ts';
import './notices.css';

type Notice = NotificationPage['items'][number];

/** What happened, in words for the firm or for those who work on it. */
function sentence(t: Texts, notice: Notice, firm: boolean): string {
  if (notice.kind === 'alarm') return t('notices.alarm');
  if (notice.kind === 'light-turned') {
    const light = notice.details.light;
    if (light === 'red' || light === 'yellow') return t(`notices.light.${light}`);
  }
  return firm ? t(`firmEvent.${notice.kind}`) : t(`actions:event.${notice.kind}`);
}

function NoticeRow({
  notice,
  firm,
  onRead,
}: {
  notice: Notice;
  firm: boolean;
  onRead: (id: string) => void;
}) {
  const t = useTexts();
  const unread = notice.readAt === null;
  const body = (
    <>
      <span className={unread ? 'notice__dot notice__dot--new' : 'notice__dot'} aria-hidden="true" />
      <span className="grow">
        <span className={unread ? 'title row__title' : 'row__title'}>
          {unread && <span className="vh">{t('notices.unread')}</span>}
          {sentence(t, notice, firm)}
        </span>
        {notice.matter && <span className="muted ell row__note">{notice.matter.title}</span>}
      </span>
      <time className="muted nowrap" dateTime={notice.at}>
        {formatMoment(notice.at)}
      </time>
    </>
  );
  return notice.matter ? (
    <Link
      to="/matters/$matterId"
      params={{ matterId: notice.matter.id }}
      className="row notice"
      onClick={() => unread && onRead(notice.id)}
    >
      {body}
    </Link>
  ) : (
    <button type="button" className="row notice" onClick={() => unread && onRead(notice.id)}>
      {body}
    </button>
  );
}

export function NoticesPage({ firm, onBack }: { firm: boolean; onBack: () => void }) {
  const t = useTexts();
  const query = useInfiniteQuery(notificationListOptions());
  const read = useReadNotifications();
  const items = query.data?.pages.flatMap((page) => page.items) ?? [];
  const unread = query.data?.pages[0]?.unread ?? 0;
  return (
    <Page
      title={t('notices.title')}
      onBack={onBack}
      narrow
      end={
        unread > 0 ? (
          <Button kind="plain" busy={read.isPending} onClick={() => read.mutate(undefined)}>
            {t('notices.readAll')}
          </Button>
        ) : undefined
      }
    >
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
              <li key={notice.id}>
                <NoticeRow notice={notice} firm={firm} onRead={(id) => read.mutate([id])} />
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
