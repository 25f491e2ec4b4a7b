import { formatList } from '@guanjia/client/format';
import './sign-in.css';
import { zoneOptions } from '@guanjia/client/queries';
import type { PublicZone } from '@guanjia/core/identity';
import { useQuery } from '@tanstack/react-query';
import { House } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Face } from '../../ui/face.tsx';
import { LanguageSwitch } from '../../ui/language-switch.tsx';
import { type Filled, SignInForm } from './sign-in-form.tsx';

export function SignInPage() {
  const { t } = useTranslation(['console', 'common']);
  const zone = useQuery(zoneOptions).data;
  const [filled, setFilled] = useState<Filled>();
  useEffect(() => {
    document.title = `${t('common:signIn.title')} · ${t('common:appName')}`;
  }, [t]);
  return (
    <main className="sign-in">
      <section className="sign-in-way" aria-labelledby="sign-in-title">
        <div className="sign-in-brand">
          <span className="sign-in-mark">
            <House size={20} aria-hidden />
          </span>
          {t('common:appName')}
        </div>
        <div>
          <h1 id="sign-in-title">{zone?.name ?? t('common:appName')}</h1>
          <p className="sub">{t('signIn.lead')}</p>
        </div>
        <SignInForm key={filled?.username} filled={filled} />
        <p className="small muted">{t('signIn.forgotten')}</p>
        <a className="small link" href="/m/">
          {t('signIn.toPhone')}
        </a>
        <LanguageSwitch />
      </section>
      {zone?.isDemo && zone.demoAccounts && (
        <DemoAccounts
          accounts={zone.demoAccounts}
          chosen={filled?.username}
          onChoose={(username) => setFilled({ username, password: zone.demoPassword ?? '' })}
        />
      )}
    </main>
  );
}

const GROUPS = ['department', 'committee', 'butler', 'administration', 'firm'] as const;

function DemoAccounts({
  accounts,
  chosen,
  onChoose,
}: {
  accounts: NonNullable<PublicZone['demoAccounts']>;
  chosen: string | undefined;
  onChoose: (username: string) => void;
}) {
  const { t } = useTranslation(['console', 'common']);
  return (
    <section className="sign-in-demo" aria-labelledby="demo-title">
      <header>
        <span className="tag tag-accent">{t('common:demoMark')}</span>
        <h2 id="demo-title">{t('common:signIn.demoTitle')}</h2>
        <p className="small sub">{t('common:signIn.demoNote')}</p>
      </header>
      {GROUPS.map((home) => {
        const some = accounts.filter((account) => account.home === home);
        if (some.length === 0) return null;
        return (
          <div key={home}>
            <h3>{t(`signIn.home.${home}`)}</h3>
            <ul>
              {some.map((account) => (
                <li key={account.username}>
                  <button
                    type="button"
                    className="sign-in-account"
                    aria-pressed={account.username === chosen}
                    onClick={() => onChoose(account.username)}
                  >
                    <Face name={account.displayName} />
                    <span>
                      <b>{account.displayName}</b>
                      <span className="small sub">{formatList(account.roleNames)}</span>
                    </span>
                    <code>{account.username}</code>
                  </button>
                </li>
              ))}
            </ul>
          </div>
        );
      })}
    </section>
  );
}
