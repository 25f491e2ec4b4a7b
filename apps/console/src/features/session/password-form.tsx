import type { useChangePassword } from '@guanjia/client/queries';
import { Form, type FormInstance, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { FailurePanel } from '../../ui/failure.tsx';
import { placeFieldErrors } from '../../ui/field-errors.ts';
import { useSayDone } from '../../ui/use-say-done.tsx';

export interface PasswordValues {
  readonly currentPassword: string;
  readonly newPassword: string;
  readonly again: string;
}

/** The old password and the new one twice. `change` comes from outside, which shows that it works. */
export function PasswordForm({
  form,
  change,
  onDone,
}: {
  form: FormInstance<PasswordValues>;
  change: ReturnType<typeof useChangePassword>;
  onDone: () => void;
}) {
  const { t } = useTranslation('console');
  const sayDone = useSayDone();
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
      <Form.Item name="newPassword" label={t('password.next')} extra={t('password.rule')} rules={[missing]}>
        <Input.Password autoComplete="new-password" />
      </Form.Item>
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
