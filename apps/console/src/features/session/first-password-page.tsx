import './sign-in.css';
import { useChangePassword, useSignOut } from '@guanjia/client/queries';
import { Form } from 'antd';
import { House } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { useTitle } from '../../ui/page-title.tsx';
import { PasswordForm, type PasswordValues } from './password-form.tsx';

/** Before anything else: the one-time password is replaced by one's own. The session then says so by itself. */
export function FirstPasswordPage({ name }: { name: string }) {
  const { t } = useTranslation(['console', 'common']);
  const [form] = Form.useForm<PasswordValues>();
  const change = useChangePassword();
  const signOut = useSignOut();
  useTitle(t('password.title'));
  return (
    <main className="sign-in sign-in-alone">
      <section className="sign-in-way" aria-labelledby="first-password">
        <div className="sign-in-brand">
          <span className="sign-in-mark">
            <House size={20} aria-hidden />
          </span>
          {t('common:appName')}
        </div>
        <div>
          <h1 id="first-password">{t('password.hello', { name })}</h1>
          <p className="sub">{t('password.forced')}</p>
        </div>
        <div className="sign-in-box">
          <PasswordForm form={form} change={change} onDone={() => undefined} />
          <Button kind="primary" large busy={change.isPending} onClick={form.submit}>
            {t('password.submit')}
          </Button>
        </div>
        <Button kind="quiet" busy={signOut.isPending} onClick={() => signOut.mutate()}>
          {t('common:signIn.signOut')}
        </Button>
      </section>
    </main>
  );
}
