import { formatDevice, formatMoment } from '@guanjia/client/format';
import { isFailedSignIn, ownSignInsOptions } from '@guanjia/client/queries';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, buttonClass } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { LoadFailure } from '../../ui/failure.tsx';
import { ListBones } from '../../ui/states.tsx';
import { useTexts } from '../../ui/use-texts.ts';
import './security.css';

/** 最近登录: where the own account was used or tried, and what to do if that was somebody else. */
export function RecentCard() {
  const t = useTexts();
  const query = useInfiniteQuery(ownSignInsOptions);
  return (
    <Card pad label={t('common:security.recent')}>
      <h2 className="security-title">{t('common:security.recent')}</h2>
      <p className="muted">{t('common:security.recentLead')}</p>
      {query.data ? (
        <ul className="security-sessions security-recent">
          {query.data.pages
            .flatMap((page) => page.items)
            .map((one) => (
              <li key={one.id}>
                <p className={isFailedSignIn(one) ? 'security-failed' : undefined}>
                  {t(`common:security.outcomes.${one.outcome}`)}
                </p>
                <p className="muted">
                  {[
                    formatMoment(one.at),
                    one.ip,
                    one.userAgent && (formatDevice(one.userAgent) ?? t('common:security.unknownDevice')),
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </p>
              </li>
            ))}
        </ul>
      ) : query.isError ? (
        <LoadFailure failure={query.error} onRetry={() => void query.refetch()} />
      ) : (
        <ListBones rows={3} />
      )}
      {query.hasNextPage && (
        <Button kind="line" wide busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {t('common:more')}
        </Button>
      )}
      <p className="security-not-me">
        <b>{t('common:security.notMe')}</b> {t('common:security.notMeHelp')}
      </p>
      <Link to="/me/password" className={buttonClass('soft', { wide: true })}>
        {t('common:security.changePassword')}
      </Link>
    </Card>
  );
}
