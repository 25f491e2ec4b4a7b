import { passwordRulesOptions, type useChangePassword } from '@guanjia/client/queries';
import { passwordFaults } from '@guanjia/core/identity';
import { useQuery } from '@tanstack/react-query';
import { Form, type FormInstance, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { FailurePanel } from '../../ui/failure.tsx';
import { placeFieldErrors } from '../../ui/field-errors.ts';
import { useSayDone } from '../../ui/use-say-done.tsx';
import { PasswordChecks } from './password-checks.tsx';

export interface PasswordValues {
  readonly currentPassword: string;
  readonly newPassword: string;
  readonly again: string;
}

/** The old password and the new one twice. `change` comes from outside, which shows that it works. */
export function PasswordForm({
  username,
  form,
  change,
  onDone,
}: {
  username: string;
  form: FormInstance<PasswordValues>;
  change: ReturnType<typeof useChangePassword>;
  onDone: () => void;
}) {
  const { t } = useTranslation(['console', 'common']);
  const sayDone = useSayDone();
  const rules = useQuery(passwordRulesOptions).data;
  const current: string | undefined = Form.useWatch('currentPassword', form);
  const next: string | undefined = Form.useWatch('newPassword', form);
  const missing = { required: true, message: t('password.missing') };
  const submit = ({ currentPassword, newPassword }: PasswordValues): void => {
    change.mutate(
      { currentPassword, newPassword },
      {
        onSuccess: () => {
          sayDone(t('password.done'));
          onDone();
        },
        onError: (failure) => placeFieldErrors(form, failure),
      },
    );
  };
  return (
    <Form form={form} layout="vertical" requiredMark={false} onFinish={submit}>
      {change.isError && <FailurePanel failure={change.error} />}
      <Form.Item name="currentPassword" label={t('password.current')} rules={[missing]}>
        <Input.Password autoComplete="current-password" />
      </Form.Item>
      <Form.Item
        name="newPassword"
        label={t('password.next')}
        // Judged when it is sent; until then the list below says how far it is.
        validateTrigger={[]}
        rules={[
          missing,
          ({ getFieldValue }) => ({
            validator: (_rule, value: unknown) => {
              const was = String(getFieldValue('currentPassword') ?? '');
              const good =
                !rules ||
                !value ||
                passwordFaults(String(value), { username, current: was }, rules).length === 0;
              return good ? Promise.resolve() : Promise.reject(new Error(t('common:security.rules.faulty')));
            },
          }),
        ]}
      >
        <Input.Password autoComplete="new-password" />
      </Form.Item>
      {rules && (
        <PasswordChecks rules={rules} username={username} current={current ?? ''} next={next ?? ''} />
      )}
      <Form.Item
        name="again"
        label={t('password.again')}
        dependencies={['newPassword']}
        rules={[
          missing,
          ({ getFieldValue }) => ({
            validator: (_rule, value: unknown) =>
              !value || value === getFieldValue('newPassword')
                ? Promise.resolve()
                : Promise.reject(new Error(t('password.differ'))),
          }),
        ]}
      >
        <Input.Password autoComplete="new-password" />
      </Form.Item>
    </Form>
  );
}
