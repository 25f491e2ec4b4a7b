import { ApiProblem } from '@guanjia/client/api';
import { formatList } from '@guanjia/client/format';
import { needsCode, useSignIn, zoneOptions } from '@guanjia/client/queries';
import type { Home, Session } from '@guanjia/core/identity';
import { useQuery } from '@tanstack/react-query';
import { Eye, EyeOff } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { Button, IconButton } from '../../ui/button.tsx';
import { SendFailure } from '../../ui/failure.tsx';
import { Field, FieldError, TextField } from '../../ui/field.tsx';
import { useTexts } from '../../ui/use-texts.ts';
import './sign-in.css';

/** Who serves the firm first, then who serves them; the order of the server means nothing. */
const homeOrder = [
  'firm',
  'butler',
  'department',
  'committee',
  'administration',
] as const satisfies readonly Home[];
const byHome = (a: { home: Home }, b: { home: Home }) =>
  homeOrder.indexOf(a.home) - homeOrder.indexOf(b.home);

interface SignInFormProps {
  /** The same person again after the session lapsed. */
  username?: string;
  onSignedIn: (session: Session) => void;
}

export function SignInForm({ username: known, onSignedIn }: SignInFormProps) {
  const t = useTexts();
  const zone = useQuery(zoneOptions);
  const signIn = useSignIn();
  const [username, setUsername] = useState(known ?? '');
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const [second, setSecond] = useState(false);
  const [seen, setSeen] = useState(false);
  const [tried, setTried] = useState(false);
  const refused =
    signIn.error instanceof ApiProblem && signIn.error.status === 401 ? signIn.error : undefined;

  const offered = (zone.data?.demoAccounts ?? [])
    .filter((account) => known === undefined || account.username === known)
    .sort(byHome);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (username.trim() === '' || password === '') return;
    if (second && code.trim().length < 6) return;
    signIn.mutate(
      { username: username.trim(), password, ...(second ? { code: code.trim() } : {}) },
      { onSuccess: onSignedIn, onError: (failure) => setSecond(second || needsCode(failure)) },
    );
  };

  return (
    <form onSubmit={submit} noValidate>
      <TextField
        label={t('common:signIn.username')}
        name="username"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        value={username}
        error={tried && username.trim() === '' ? t('common:signIn.usernameMissing') : undefined}
        onChange={(e) => setUsername(e.target.value)}
      />
      <Field
        label={t('common:signIn.password')}
        error={tried && password === '' ? t('common:signIn.passwordMissing') : undefined}
      >
        {(wiring) => (
          <span className="password">
            <input
              className="input"
              {...wiring}
              name="password"
              type={seen ? 'text' : 'password'}
              autoComplete="current-password"
              value={password}
              onChange={(e) => setPassword(e.target.value)}
            />
            <IconButton
              label={t(seen ? 'common:signIn.hidePassword' : 'common:signIn.showPassword')}
              icon={seen ? EyeOff : Eye}
              onClick={() => setSeen(!seen)}
            />
          </span>
        )}
      </Field>
      {second && (
        <TextField
          label={t('common:security.code')}
          hint={t('common:security.codeHint')}
          autoComplete="one-time-code"
          maxLength={20}
          value={code}
          error={tried && code.trim().length < 6 ? t('common:security.codeMissing') : undefined}
          onChange={(e) => setCode(e.target.value)}
        />
      )}
      <div className="sign-in__send">
        {refused ? (
          <FieldError text={refused.detail ?? refused.message} />
        ) : (
          <SendFailure failure={signIn.error} />
        )}
        <Button submit tall wide busy={signIn.isPending}>
          {signIn.isPending ? t('common:signIn.busy') : t('common:signIn.submit')}
        </Button>
      </div>
      {zone.data?.isDemo && offered.length > 0 && (
        <section className="demo" aria-labelledby="demo-title">
          <h2 className="title" id="demo-title">
            {t('common:signIn.demoTitle')}
          </h2>
          <p className="muted">{t('common:signIn.demoNote')}</p>
          <ul className="demo__list">
            {offered.map((account) => (
              <li key={account.username}>
                <button
                  type="button"
                  className="demo__account"
                  aria-pressed={account.username === username}
                  onClick={() => {
                    setUsername(account.username);
                    setPassword(zone.data.demoPassword ?? '');
                  }}
                >
                  <span className="title ell">{formatList(account.roleNames)}</span>
                  <span className="muted ell">{account.displayName}</span>
                </button>
              </li>
            ))}
          </ul>
        </section>
      )}
    </form>
  );
}
