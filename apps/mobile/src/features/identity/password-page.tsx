import { ApiProblem } from '@guanjia/client/api';
import { passwordRulesOptions, useChangePassword } from '@guanjia/client/queries';
import { passwordFaults } from '@guanjia/core/identity';
import { useQuery } from '@tanstack/react-query';
import { KeyRound } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { SendFailure } from '../../ui/failure.tsx';
import { TextField } from '../../ui/field.tsx';
import { Page } from '../../ui/page.tsx';
import { Strip } from '../../ui/states.tsx';
import { useTexts } from '../../ui/use-texts.ts';
import { PasswordChecks } from './password-checks.tsx';

interface PasswordPageProps {
  username: string;
  /** A one-time password must be changed before anything else. */
  must: boolean;
  /** Must, because it came of age. */
  overdue: boolean;
  onBack: (() => void) | undefined;
  onChanged: () => void;
}

export function PasswordPage({ username, must, overdue, onBack, onChanged }: PasswordPageProps) {
  const t = useTexts();
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const [again, setAgain] = useState('');
  const [tried, setTried] = useState(false);
  const change = useChangePassword();
  const rules = useQuery(passwordRulesOptions).data;
  const faults = rules && next !== '' ? passwordFaults(next, { username, current }, rules) : [];
  const faulty = tried && faults.length > 0 ? t('common:security.rules.faulty') : undefined;
  const missing = (value: string) => (tried && value === '' ? t('password.missing') : undefined);
  const differs = tried && again !== '' && again !== next ? t('password.differs') : undefined;
  /** The server names the field that it does not like. */
  const refused = (path: string) =>
    change.error instanceof ApiProblem
      ? change.error.places.find((p) => p.path === path)?.message
      : undefined;

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (current === '' || next === '' || again !== next || faults.length > 0) return;
    // Not before the session is read again: the way on hangs on it.
    change.mutate({ currentPassword: current, newPassword: next }, { onSuccess: onChanged });
  };
  return (
    <Page title={t('password.title')} onBack={onBack} narrow>
      {must && (
        <Strip tone="warn" icon={KeyRound}>
          {overdue
            ? rules && t('common:security.rules.overdue', { days: rules.maxDays })
            : t('password.must')}
        </Strip>
      )}
      <Card pad>
        <form onSubmit={submit} noValidate>
          <input type="text" name="username" autoComplete="username" value={username} readOnly hidden />
          <TextField
            label={t('password.current')}
            type="password"
            autoComplete="current-password"
            value={current}
            error={missing(current) ?? refused('currentPassword')}
            onChange={(e) => setCurrent(e.target.value)}
          />
          <TextField
            label={t('password.next')}
            type="password"
            autoComplete="new-password"
            value={next}
            error={missing(next) ?? refused('newPassword') ?? faulty}
            onChange={(e) => setNext(e.target.value)}
          />
          {rules && <PasswordChecks rules={rules} username={username} current={current} next={next} />}
          <TextField
            label={t('password.again')}
            type="password"
            autoComplete="new-password"
            value={again}
            error={missing(again) ?? differs}
            onChange={(e) => setAgain(e.target.value)}
          />
          <div className="sign-in__send">
            <p className="muted">{t('password.note')}</p>
            <SendFailure failure={change.error} />
            <Button submit tall wide busy={change.isPending}>
              {t('password.save')}
            </Button>
          </div>
        </form>
      </Card>
    </Page>
  );
}
