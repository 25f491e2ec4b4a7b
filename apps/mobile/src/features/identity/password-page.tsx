import { ApiProblem } from '@guanjia/client/api';
import { useChangePassword } from '@guanjia/client/queries';
import { KeyRound } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { SendFailure } from '../../ui/failure.tsx';
import { TextField } from '../../ui/field.tsx';
import { Page } from '../../ui/page.tsx';
import { Strip } from '../../ui/states.tsx';
import { useTexts } from '../../ui/use-texts.ts';

interface PasswordPageProps {
  username: string;
  /** A one-time password must be changed before anything else. */
  must: boolean;
  onBack: (() => void) | undefined;
  onChanged: () => void;
}

export function PasswordPage({ username, must, onBack, onChanged }: PasswordPageProps) {
  const t = useTexts();
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const [again, setAgain] = useState('');
  const [tried, setTried] = useState(false);
  const change = useChangePassword();
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
    if (current === '' || next === '' || again !== next) return;
    // Not before the session is read again: the way on hangs on it.
    change.mutate({ currentPassword: current, newPassword: next }, { onSuccess: onChanged });
  };
  return (
    <Page title={t('password.title')} onBack={onBack} narrow>
      {must && (
        <Strip tone="warn" icon={KeyRound}>
          {t('password.must')}
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
            hint={t('password.rule')}
            value={next}
            error={missing(next) ?? refused('newPassword')}
            onChange={(e) => setNext(e.target.value)}
          />
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
