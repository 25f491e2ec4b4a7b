import { zoneOptions } from '@guanjia/client/queries';
import type { Session } from '@guanjia/core/identity';
import { useQuery } from '@tanstack/react-query';
import { Headset } from 'lucide-react';
import { useEffect } from 'react';
import { Card } from '../../ui/card.tsx';
import { useTexts } from '../../ui/use-texts.ts';
import { LanguageChoice } from './language-choice.tsx';
import './sign-in.css';
import { SignInForm } from './sign-in-form.tsx';

export function SignInPage({ onSignedIn }: { onSignedIn: (session: Session) => void }) {
  const t = useTexts();
  const zone = useQuery(zoneOptions).data;
  useEffect(() => {
    document.title = `${t('common:signIn.title')} · ${t('common:appName')}`;
  }, [t]);
  return (
    <>
      <div className="wash" />
      <main className="sign-in">
        <div className="sign-in__brand">
          <span className="sign-in__mark">
            <Headset size={30} aria-hidden />
          </span>
          <div>
            <h1>{t('common:appName')}</h1>
            <p className="muted">
              {zone?.name ?? t('signIn.slogan')}
              {zone?.isDemo && <span className="timeline__tag">{t('common:demoMark')}</span>}
            </p>
          </div>
        </div>
        <Card className="sign-in__card">
          <SignInForm onSignedIn={onSignedIn} />
        </Card>
        <LanguageChoice />
      </main>
    </>
  );
}
