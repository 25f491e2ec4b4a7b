import './sign-in.css';
import { passwordRulesOptions, useChangePassword, useSignOut } from '@guanjia/client/queries';
import type { Session } from '@guanjia/core/identity';
import { useQuery } from '@tanstack/react-query';
import { Form } from 'antd';
import { House } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { useTitle } from '../../ui/page-title.tsx';
import { PasswordForm, type PasswordValues } from './password-form.tsx';

/** Before anything else: a password that is one-time or of age is replaced by one's own. The session then says so by itself. */
export function FirstPasswordPage({ account }: { account: Session['account'] }) {
  const { t } = useTranslation(['console', 'common']);
  const [form] = Form.useForm<PasswordValues>();
  const change = useChangePassword();
  const signOut = useSignOut();
  const rules = useQuery(passwordRulesOptions).data;
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
          <h1 id="first-password">{t('password.hello', { name: account.displayName })}</h1>
          <p className="sub">
            {account.passwordOverdue
              ? rules && t('common:security.rules.overdue', { days: rules.maxDays })
              : t('password.forced')}
          </p>
        </div>
        <div className="sign-in-box">
          <PasswordForm username={account.username} form={form} change={change} onDone={() => undefined} />
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
