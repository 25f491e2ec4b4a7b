import { formatDevice, formatMoment } from '@guanjia/client/format';
import { isFailedSignIn, ownSignInsOptions } from '@guanjia/client/queries';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { QueryView } from '../../ui/query-view.tsx';

/** 最近登录: where the own account was used or tried, and what to do if that was somebody else. */
export function RecentSignIns({ onChangePassword }: { onChangePassword: () => void }) {
  const { t } = useTranslation('common');
  const query = useInfiniteQuery(ownSignInsOptions);
  return (
    <section className="security-part" aria-labelledby="recent-sign-ins">
      <h3 id="recent-sign-ins">{t('security.recent')}</h3>
      <p className="sub">{t('security.recentLead')}</p>
      <QueryView query={query}>
        {({ pages }) => (
          <>
            <ul className="security-sessions">
              {pages
                .flatMap((page) => page.items)
                .map((one) => (
                  <li key={one.id}>
                    <span>
                      <b className={isFailedSignIn(one) ? 'ink-red' : undefined}>
                        {t(`security.outcomes.${one.outcome}`)}
                      </b>
                      <span className="small muted">
                        {[
                          formatMoment(one.at),
                          one.ip,
                          one.userAgent && (formatDevice(one.userAgent) ?? t('security.unknownDevice')),
                        ]
                          .filter(Boolean)
                          .join(' · ')}
                      </span>
                    </span>
                  </li>
                ))}
            </ul>
            {query.hasNextPage && (
              <Button busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
                {t('more')}
              </Button>
            )}
          </>
        )}
      </QueryView>
      <div className="security-not-me">
        <p>
          <b>{t('security.notMe')}</b> {t('security.notMeHelp')}
        </p>
        <Button onClick={onChangePassword}>{t('security.changePassword')}</Button>
      </div>
    </section>
  );
}
