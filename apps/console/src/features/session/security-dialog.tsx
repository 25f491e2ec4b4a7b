import './security.css';
import { formatDevice, formatMoment } from '@guanjia/client/format';
import { ownSessionsOptions, useEndSession } from '@guanjia/client/queries';
import { useQuery } from '@tanstack/react-query';
import { Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { FailurePanel } from '../../ui/failure.tsx';
import { QueryView } from '../../ui/query-view.tsx';
import { useSayDone } from '../../ui/use-say-done.tsx';
import { RecentSignIns } from './recent-sign-ins.tsx';
import { SecondFactor } from './second-factor.tsx';

/** The second factor, where I am signed in, and where I was. */
export function SecurityDialog({
  onClose,
  onChangePassword,
}: {
  onClose: () => void;
  onChangePassword: () => void;
}) {
  const { t } = useTranslation('common');
  return (
    <Modal open title={t('security.title')} onCancel={onClose} footer={null} mask={{ closable: false }}>
      <SecondFactor />
      <Sessions />
      <RecentSignIns onChangePassword={onChangePassword} />
    </Modal>
  );
}

function Sessions() {
  const { t } = useTranslation('common');
  const sayDone = useSayDone();
  const query = useQuery(ownSessionsOptions);
  const end = useEndSession();
  const done = () => sayDone(t('security.ended'));
  return (
    <section className="security-part" aria-labelledby="own-sessions">
      <h3 id="own-sessions">{t('security.sessions')}</h3>
      {end.isError && <FailurePanel failure={end.error} />}
      <QueryView query={query}>
        {({ items }) => (
          <>
            <ul className="security-sessions">
              {items.map((one) => (
                <li key={one.id}>
                  <span>
                    <b>{formatDevice(one.userAgent) ?? t('security.unknownDevice')}</b>
                    {one.current && <span className="tag tag-accent">{t('security.thisOne')}</span>}
                    <span className="small muted">
                      {[
                        one.ip,
                        t('security.since', { when: formatMoment(one.createdAt) }),
                        t('security.lastSeen', { when: formatMoment(one.lastSeenAt) }),
                      ]
                        .filter(Boolean)
                        .join(' · ')}
                    </span>
                  </span>
                  {!one.current && (
                    <Button
                      kind="quiet"
                      busy={end.isPending && end.variables === one.id}
                      onClick={() => end.mutate(one.id, { onSuccess: done })}
                    >
                      {t('security.end')}
                    </Button>
                  )}
                </li>
              ))}
            </ul>
            {items.length > 2 && (
              <Button
                onClick={async () => {
                  for (const one of items) if (!one.current) await end.mutateAsync(one.id).catch(() => {});
                  done();
                }}
              >
                {t('security.endOthers')}
              </Button>
            )}
          </>
        )}
      </QueryView>
    </section>
  );
}
