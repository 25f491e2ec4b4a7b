import { formatMoment } from '@guanjia/client/format';
import {
  secondFactorOptions,
  useBeginSecondFactor,
  useConfirmSecondFactor,
  useEndSecondFactor,
} from '@guanjia/client/queries';
import { useQuery } from '@tanstack/react-query';
import { Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { FailurePanel } from '../../ui/failure.tsx';
import { placeFieldErrors } from '../../ui/field-errors.ts';
import { Qr } from '../../ui/qr.tsx';
import { QueryView } from '../../ui/query-view.tsx';
import { useSayDone } from '../../ui/use-say-done.tsx';

/** Whether it is on, and the way to turn it on or off. */
export function SecondFactor() {
  const { t } = useTranslation('common');
  const query = useQuery(secondFactorOptions);
  const [step, setStep] = useState<'state' | 'on' | 'off'>('state');
  return (
    <section className="security-part" aria-labelledby="second-factor">
      <h3 id="second-factor">{t('security.factor')}</h3>
      <p className="sub">{t('security.factorLead')}</p>
      {step === 'on' && <TurnOn onDone={() => setStep('state')} />}
      {step === 'off' && <TurnOff onDone={() => setStep('state')} />}
      {step === 'state' && (
        <QueryView query={query}>
          {({ on, since, recoveryCodesLeft, required }) => (
            <p className="security-line">
              <b>{on ? t('security.on', { when: since ? formatMoment(since) : '' }) : t('security.off')}</b>
              {on && <span className="sub">{t('security.codesLeft', { count: recoveryCodesLeft })}</span>}
              {!on && <Button onClick={() => setStep('on')}>{t('security.turnOn')}</Button>}
              {on && !required && (
                <Button kind="quiet" onClick={() => setStep('off')}>
                  {t('security.turnOff')}
                </Button>
              )}
            </p>
          )}
        </QueryView>
      )}
    </section>
  );
}

/** Password, picture, first code, recovery codes: one after the other. */
export function TurnOn({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation('common');
  const [form] = Form.useForm<{ password: string; code: string }>();
  const begin = useBeginSecondFactor();
  const confirm = useConfirmSecondFactor();
  if (confirm.data) {
    return (
      <div className="security-step" role="status">
        <h4>{t('security.codesTitle')}</h4>
        <p className="sub">{t('security.codesLead')}</p>
        <ul className="security-codes">
          {confirm.data.recoveryCodes.map((code) => (
            <li key={code}>{code}</li>
          ))}
        </ul>
        <Button kind="primary" onClick={onDone}>
          {t('security.codesKept')}
        </Button>
      </div>
    );
  }
  const begun = begin.data;
  return (
    <Form
      form={form}
      className="security-step"
      layout="vertical"
      requiredMark={false}
      onFinish={({ password, code }) => {
        const onError = (failure: unknown) => placeFieldErrors(form, failure);
        if (begun) confirm.mutate(code.trim(), { onError });
        else begin.mutate(password, { onError });
      }}
    >
      {begin.isError && <FailurePanel failure={begin.error} />}
      {confirm.isError && <FailurePanel failure={confirm.error} />}
      {begun ? (
        <>
          <p>{t('security.scan')}</p>
          <Qr text={begun.url} label={t('security.qr')} />
          <code className="security-secret">{begun.secret.replaceAll(/(.{4})/g, '$1 ').trim()}</code>
          <Form.Item
            name="code"
            label={t('security.confirm')}
            rules={[{ required: true, pattern: /^\s*\d{6}\s*$/, message: t('security.codeMissing') }]}
          >
            <Input inputMode="numeric" autoComplete="one-time-code" maxLength={8} autoFocus />
          </Form.Item>
        </>
      ) : (
        <Form.Item
          name="password"
          label={t('security.password')}
          rules={[{ required: true, message: t('security.passwordMissing') }]}
        >
          <Input.Password autoComplete="current-password" maxLength={256} />
        </Form.Item>
      )}
      <div className="security-acts">
        <Button type="submit" kind="primary" busy={begin.isPending || confirm.isPending}>
          {t(begun ? 'security.finish' : 'security.next')}
        </Button>
        <Button kind="quiet" onClick={onDone}>
          {t('cancel')}
        </Button>
      </div>
    </Form>
  );
}

function TurnOff({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation('common');
  const sayDone = useSayDone();
  const [form] = Form.useForm<{ password: string; code: string }>();
  const end = useEndSecondFactor();
  return (
    <Form
      form={form}
      className="security-step"
      layout="vertical"
      requiredMark={false}
      onFinish={(values) =>
        end.mutate(values, {
          onSuccess: () => {
            sayDone(t('security.turnedOff'));
            onDone();
          },
          onError: (failure) => placeFieldErrors(form, failure),
        })
      }
    >
      {end.isError && <FailurePanel failure={end.error} />}
      <Form.Item
        name="password"
        label={t('security.password')}
        rules={[{ required: true, message: t('security.passwordMissing') }]}
      >
        <Input.Password autoComplete="current-password" maxLength={256} />
      </Form.Item>
      <Form.Item
        name="code"
        label={t('security.code')}
        rules={[{ required: true, message: t('security.codeMissing') }]}
      >
        <Input autoComplete="one-time-code" maxLength={20} />
      </Form.Item>
      <div className="security-acts">
        <Button type="submit" kind="danger" busy={end.isPending}>
          {t('security.turnOff')}
        </Button>
        <Button kind="quiet" onClick={onDone}>
          {t('cancel')}
        </Button>
      </div>
    </Form>
  );
}
