import { needsCode, useSignIn } from '@guanjia/client/queries';
import { Eye, EyeOff } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, IconButton } from '../../ui/button.tsx';
import { FailurePanel } from '../../ui/failure.tsx';

export interface Filled {
  readonly username: string;
  readonly password: string;
}

/** Name and password. `fixedName`: the same person again, after the session lapsed. */
export function SignInForm({ filled, fixedName }: { filled?: Filled | undefined; fixedName?: string }) {
  const { t } = useTranslation('common');
  const signIn = useSignIn();
  const [username, setUsername] = useState(fixedName ?? filled?.username ?? '');
  const [password, setPassword] = useState(filled?.password ?? '');
  const [code, setCode] = useState('');
  const [shown, setShown] = useState(false);
  const [missing, setMissing] = useState<'username' | 'password' | 'code'>();
  const [second, setSecond] = useState(false);

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const first =
      username.trim() === ''
        ? 'username'
        : password === ''
          ? 'password'
          : second && code.trim().length < 6
            ? 'code'
            : undefined;
    setMissing(first);
    if (first) document.getElementById(`sign-in-${first}`)?.focus();
    else {
      signIn.mutate(
        { username: username.trim(), password, ...(second ? { code: code.trim() } : {}) },
        { onError: (failure) => setSecond(second || needsCode(failure)) },
      );
    }
  };

  return (
    <form className="sign-in-form" onSubmit={submit} noValidate>
      {signIn.isError && <FailurePanel failure={signIn.error} />}
      <label htmlFor="sign-in-username">{t('signIn.username')}</label>
      <input
        id="sign-in-username"
        name="username"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        readOnly={fixedName !== undefined}
        value={username}
        aria-invalid={missing === 'username'}
        aria-describedby={missing === 'username' ? 'sign-in-missing' : undefined}
        onChange={(event) => setUsername(event.target.value)}
      />
      {missing === 'username' && <Missing text={t('signIn.usernameMissing')} />}
      <label htmlFor="sign-in-password">{t('signIn.password')}</label>
      <span className="sign-in-password">
        <input
          id="sign-in-password"
          name="password"
          type={shown ? 'text' : 'password'}
          autoComplete="current-password"
          value={password}
          aria-invalid={missing === 'password'}
          aria-describedby={missing === 'password' ? 'sign-in-missing' : undefined}
          onChange={(event) => setPassword(event.target.value)}
        />
        <IconButton
          icon={shown ? EyeOff : Eye}
          label={shown ? t('signIn.hidePassword') : t('signIn.showPassword')}
          onClick={() => setShown(!shown)}
        />
      </span>
      {missing === 'password' && <Missing text={t('signIn.passwordMissing')} />}
      {second && (
        <>
          <label htmlFor="sign-in-code">{t('security.code')}</label>
          <input
            id="sign-in-code"
            name="code"
            autoComplete="one-time-code"
            maxLength={20}
            value={code}
            aria-invalid={missing === 'code'}
            aria-describedby="sign-in-code-hint"
            onChange={(event) => setCode(event.target.value)}
          />
          <p id="sign-in-code-hint" className="small sub">
            {t('security.codeHint')}
          </p>
          {missing === 'code' && <Missing text={t('security.codeMissing')} />}
        </>
      )}
      <Button type="submit" kind="primary" large busy={signIn.isPending}>
        {signIn.isPending ? t('signIn.busy') : t('signIn.submit')}
      </Button>
    </form>
  );
}

function Missing({ text }: { text: string }) {
  return (
    <p id="sign-in-missing" className="small ink-red" role="alert">
      {text}
    </p>
  );
}
