import './security.css';
import './sign-in.css';
import { useRefreshSession, useSignOut } from '@guanjia/client/queries';
import { House } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { useTitle } from '../../ui/page-title.tsx';
import { TurnOn } from './second-factor.tsx';

/** Before anything else: the zone wants a second factor of this person. */
export function NeedsFactorPage() {
  const { t } = useTranslation('common');
  const signOut = useSignOut();
  const refresh = useRefreshSession();
  useTitle(t('security.factor'));
  return (
    <main className="sign-in sign-in-alone">
      <section className="sign-in-way" aria-labelledby="needs-factor">
        <div className="sign-in-brand">
          <span className="sign-in-mark">
            <House size={20} aria-hidden />
          </span>
          {t('appName')}
        </div>
        <div>
          <h1 id="needs-factor">{t('security.turnOn')}</h1>
          <p className="sub">{t('security.required')}</p>
        </div>
        <div className="sign-in-box">
          <TurnOn onDone={refresh} />
        </div>
        <Button kind="quiet" busy={signOut.isPending} onClick={() => signOut.mutate()}>
          {t('signIn.signOut')}
        </Button>
      </section>
    </main>
  );
}
