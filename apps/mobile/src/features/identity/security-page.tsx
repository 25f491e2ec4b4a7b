import { ApiProblem } from '@guanjia/client/api';
import { formatDevice, formatMoment } from '@guanjia/client/format';
import {
  ownSessionsOptions,
  secondFactorOptions,
  useBeginSecondFactor,
  useConfirmSecondFactor,
  useEndSecondFactor,
  useEndSession,
} from '@guanjia/client/queries';
import { useQuery } from '@tanstack/react-query';
import { ShieldCheck } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { LoadFailure, SendFailure } from '../../ui/failure.tsx';
import { TextField } from '../../ui/field.tsx';
import { Tag } from '../../ui/list-tools.tsx';
import { Page } from '../../ui/page.tsx';
import { Qr } from '../../ui/qr.tsx';
import { ListBones, Strip } from '../../ui/states.tsx';
import { useTexts } from '../../ui/use-texts.ts';
import { RecentCard } from './recent-card.tsx';
import './security.css';

interface SecurityProps {
  /** The zone wants a second factor: nothing else opens before. */
  must: boolean;
  onBack: (() => void) | undefined;
  onDone: (said: string) => void;
  onTurnedOn: () => void;
}

/** 登录安全: the second factor, where I am signed in, and where I was. */
export function SecurityPage({ must, onBack, onDone, onTurnedOn }: SecurityProps) {
  const t = useTexts();
  return (
    <Page title={t('common:security.title')} onBack={onBack} narrow>
      {must && (
        <Strip tone="warn" icon={ShieldCheck}>
          {t('common:security.required')}
        </Strip>
      )}
      <FactorCard must={must} onDone={onDone} onTurnedOn={onTurnedOn} />
      {!must && <SessionsCard onDone={onDone} />}
      {!must && <RecentCard />}
    </Page>
  );
}

function FactorCard({ must, onDone, onTurnedOn }: Omit<SecurityProps, 'onBack'>) {
  const t = useTexts();
  const query = useQuery(secondFactorOptions);
  const [step, setStep] = useState<'state' | 'on' | 'off'>(must ? 'on' : 'state');
  const state = query.data;
  return (
    <Card pad label={t('common:security.factor')}>
      <h2 className="security-title">{t('common:security.factor')}</h2>
      <p className="muted">{t('common:security.factorLead')}</p>
      {step === 'on' && (
        <TurnOn
          onDone={() => {
            setStep('state');
            onTurnedOn();
          }}
        />
      )}
      {step === 'off' && (
        <TurnOff
          onDone={() => {
            setStep('state');
            onDone(t('common:security.turnedOff'));
          }}
        />
      )}
      {step === 'state' && query.isError && (
        <LoadFailure failure={query.error} onRetry={() => void query.refetch()} />
      )}
      {step === 'state' && state && (
        <>
          <p className="security-state">
            {state.on
              ? t('common:security.on', { when: state.since ? formatMoment(state.since) : '' })
              : t('common:security.off')}
            {state.on && ` · ${t('common:security.codesLeft', { count: state.recoveryCodesLeft })}`}
          </p>
          {!state.on && (
            <Button kind="soft" wide onClick={() => setStep('on')}>
              {t('common:security.turnOn')}
            </Button>
          )}
          {state.on && !state.required && (
            <Button kind="line" wide onClick={() => setStep('off')}>
              {t('common:security.turnOff')}
            </Button>
          )}
        </>
      )}
    </Card>
  );
}

const placeOf = (failure: unknown, path: string): string | undefined =>
  failure instanceof ApiProblem ? failure.places.find((place) => place.path === path)?.message : undefined;

function TurnOn({ onDone }: { onDone: () => void }) {
  const t = useTexts();
  const begin = useBeginSecondFactor();
  const confirm = useConfirmSecondFactor();
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const [tried, setTried] = useState(false);
  if (confirm.data) {
    return (
      <div role="status" className="security-step">
        <h3>{t('common:security.codesTitle')}</h3>
        <p className="muted">{t('common:security.codesLead')}</p>
        <ul className="security-codes">
          {confirm.data.recoveryCodes.map((one) => (
            <li key={one}>{one}</li>
          ))}
        </ul>
        <Button tall wide onClick={onDone}>
          {t('common:security.codesKept')}
        </Button>
      </div>
    );
  }
  const begun = begin.data;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (begun) {
      if (/^\d{6}$/.test(code.trim())) confirm.mutate(code.trim());
    } else if (password !== '') begin.mutate(password, { onSuccess: () => setTried(false) });
  };
  return (
    <form className="security-step" onSubmit={submit} noValidate>
      {begun ? (
        <>
          <p>{t('common:security.scan')}</p>
          <Qr text={begun.url} label={t('common:security.qr')} />
          <code className="security-secret">{begun.secret.replaceAll(/(.{4})/g, '$1 ').trim()}</code>
          <TextField
            label={t('common:security.confirm')}
            inputMode="numeric"
            autoComplete="one-time-code"
            maxLength={8}
            value={code}
            error={
              placeOf(confirm.error, 'code') ??
              (tried && !/^\d{6}$/.test(code.trim()) ? t('common:security.codeMissing') : undefined)
            }
            onChange={({ target }) => setCode(target.value)}
          />
          <SendFailure failure={placeOf(confirm.error, 'code') ? null : confirm.error} />
        </>
      ) : (
        <>
          <TextField
            label={t('common:security.password')}
            type="password"
            autoComplete="current-password"
            value={password}
            error={
              placeOf(begin.error, 'password') ??
              (tried && password === '' ? t('common:security.passwordMissing') : undefined)
            }
            onChange={({ target }) => setPassword(target.value)}
          />
          <SendFailure failure={placeOf(begin.error, 'password') ? null : begin.error} />
        </>
      )}
      <Button submit tall wide busy={begin.isPending || confirm.isPending}>
        {t(begun ? 'common:security.finish' : 'common:security.next')}
      </Button>
    </form>
  );
}

function TurnOff({ onDone }: { onDone: () => void }) {
  const t = useTexts();
  const end = useEndSecondFactor();
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const [tried, setTried] = useState(false);
  const placed = placeOf(end.error, 'password') ?? placeOf(end.error, 'code');
  return (
    <form
      className="security-step"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (password !== '' && code.trim().length >= 6)
          end.mutate({ password, code: code.trim() }, { onSuccess: onDone });
      }}
    >
      <TextField
        label={t('common:security.password')}
        type="password"
        autoComplete="current-password"
        value={password}
        error={
          placeOf(end.error, 'password') ??
          (tried && password === '' ? t('common:security.passwordMissing') : undefined)
        }
        onChange={({ target }) => setPassword(target.value)}
      />
      <TextField
        label={t('common:security.code')}
        autoComplete="one-time-code"
        maxLength={20}
        value={code}
        error={
          placeOf(end.error, 'code') ??
          (tried && code.trim().length < 6 ? t('common:security.codeMissing') : undefined)
        }
        onChange={({ target }) => setCode(target.value)}
      />
      <SendFailure failure={placed ? null : end.error} />
      <Button submit tall wide busy={end.isPending}>
        {t('common:security.turnOff')}
      </Button>
    </form>
  );
}

function SessionsCard({ onDone }: { onDone: (said: string) => void }) {
  const t = useTexts();
  const query = useQuery(ownSessionsOptions);
  const end = useEndSession();
  return (
    <Card pad label={t('common:security.sessions')}>
      <h2 className="security-title">{t('common:security.sessions')}</h2>
      <SendFailure failure={end.error} />
      {query.data ? (
        <ul className="security-sessions">
          {query.data.items.map((one) => (
            <li key={one.id}>
              <p>
                {formatDevice(one.userAgent) ?? t('common:security.unknownDevice')}{' '}
                {one.current && <Tag tone="blue">{t('common:security.thisOne')}</Tag>}
              </p>
              <p className="muted">
                {[one.ip, t('common:security.lastSeen', { when: formatMoment(one.lastSeenAt) })]
                  .filter(Boolean)
                  .join(' · ')}
              </p>
              {!one.current && (
                <Button
                  kind="line"
                  busy={end.isPending && end.variables === one.id}
                  onClick={() => end.mutate(one.id, { onSuccess: () => onDone(t('common:security.ended')) })}
                >
                  {t('common:security.end')}
                </Button>
              )}
            </li>
          ))}
        </ul>
      ) : query.isError ? (
        <LoadFailure failure={query.error} onRetry={() => void query.refetch()} />
      ) : (
        <ListBones rows={2} />
      )}
    </Card>
  );
}
