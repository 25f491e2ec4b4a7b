import './sign-in.css';
import { useSignOut } from '@guanjia/client/queries';
import { House, Smartphone } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { useTitle } from '../../ui/page-title.tsx';

/** The desk is the office's; a firm finds everything of its own on the other side. */
export function FirmHere({ name }: { name: string }) {
  const { t } = useTranslation(['console', 'common']);
  const signOut = useSignOut();
  useTitle(t('common:appName'));
  return (
    <main className="sign-in sign-in-alone">
      <section className="sign-in-way" aria-labelledby="firm-here">
        <div className="sign-in-brand">
          <span className="sign-in-mark">
            <House size={20} aria-hidden />
          </span>
          {t('common:appName')}
        </div>
        <div>
          <h1 id="firm-here">{t('password.hello', { name })}</h1>
          <p className="sub">{t('signIn.firmHere')}</p>
        </div>
        <a href="/m/" className="btn btn-primary btn-large">
          <Smartphone size={16} aria-hidden />
          {t('signIn.toFirm')}
        </a>
        <Button kind="quiet" busy={signOut.isPending} onClick={() => signOut.mutate()}>
          {t('common:signIn.signOut')}
        </Button>
      </section>
    </main>
  );
}
