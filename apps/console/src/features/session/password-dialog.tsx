import { useChangePassword } from '@guanjia/client/queries';
import { Form, Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../ui/session.tsx';
import { PasswordForm, type PasswordValues } from './password-form.tsx';

/** Changes one's own password. */
export function PasswordDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation(['console', 'common']);
  const { account } = useSession();
  const [form] = Form.useForm<PasswordValues>();
  const change = useChangePassword();
  return (
    <Modal
      open
      title={t('password.title')}
      okText={t('password.submit')}
      cancelText={t('common:cancel')}
      onOk={form.submit}
      onCancel={onClose}
      confirmLoading={change.isPending}
      mask={{ closable: false }}
    >
      <PasswordForm username={account.username} form={form} change={change} onDone={onClose} />
    </Modal>
  );
}
