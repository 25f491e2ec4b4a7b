import { useChangePassword } from '@guanjia/client/queries';
import { App, Form, Input, Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import { FailurePanel } from '../../ui/failure.tsx';
import { placeFieldErrors } from '../../ui/field-errors.ts';

interface Values {
  readonly currentPassword: string;
  readonly newPassword: string;
  readonly again: string;
}

/** Changes one's own password. `forced`: a one-time password lets nobody do anything else. */
export function PasswordDialog({ onClose, forced }: { onClose: () => void; forced?: boolean }) {
  const { t } = useTranslation(['console', 'common']);
  const { message } = App.useApp();
  const [form] = Form.useForm<Values>();
  const change = useChangePassword();
  const submit = ({ currentPassword, newPassword }: Values): void => {
    change.mutate(
      { currentPassword, newPassword },
      {
        onSuccess: () => {
          void message.success(t('password.done'));
          onClose();
        },
        onError: (failure) => placeFieldErrors(form, failure),
      },
    );
  };
  const missing = { required: true, message: t('password.missing') };
  return (
    <Modal
      open
      title={t('password.title')}
      okText={t('password.submit')}
      onOk={form.submit}
      confirmLoading={change.isPending}
      onCancel={onClose}
      closable={!forced}
      mask={{ closable: false }}
      keyboard={!forced}
      cancelButtonProps={forced ? { style: { display: 'none' } } : {}}
    >
      <Form form={form} layout="vertical" requiredMark={false} onFinish={submit}>
        {forced && <p className="sub">{t('password.forced')}</p>}
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
    </Modal>
  );
}
