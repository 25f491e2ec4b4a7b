import { formatAside } from '@guanjia/client/format';
import { useCreateAccount } from '@guanjia/client/queries';
import type { AccountCreation } from '@guanjia/core/identity';
import { Form, Input, Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import { FailurePanel } from '../../ui/failure.tsx';
import { placeFieldErrors } from '../../ui/field-errors.ts';
import { OneTimePassword } from './one-time-password.tsx';

/** A person who may sign in; roles are given by the security administrator afterwards. */
export function NewAccount({ onMade, onClose }: { onMade: (id: string) => void; onClose: () => void }) {
  const { t } = useTranslation(['administration', 'common']);
  const [form] = Form.useForm<AccountCreation>();
  const create = useCreateAccount();
  if (create.data) {
    return (
      <OneTimePassword
        made={create.data}
        onClose={() => {
          onMade(create.data.account.id);
          onClose();
        }}
      />
    );
  }
  return (
    <Modal
      open
      title={t('account.create')}
      okText={t('account.create')}
      cancelText={t('common:cancel')}
      onOk={form.submit}
      onCancel={onClose}
      confirmLoading={create.isPending}
      mask={{ closable: false }}
    >
      {create.isError && <FailurePanel failure={create.error} />}
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        onFinish={({ username, displayName, phone }) =>
          create.mutate(
            { username, displayName, ...(phone ? { phone } : {}) },
            { onError: (failure) => placeFieldErrors(form, failure) },
          )
        }
      >
        <Form.Item
          name="username"
          label={t('account.username')}
          extra={t('account.usernameRule')}
          rules={[
            { required: true, pattern: /^[a-z0-9][a-z0-9._-]{1,63}$/, message: t('account.usernameWrong') },
          ]}
        >
          <Input maxLength={64} autoCapitalize="none" spellCheck={false} autoComplete="off" />
        </Form.Item>
        <Form.Item
          name="displayName"
          label={t('account.name')}
          rules={[{ required: true, whitespace: true, message: t('account.nameMissing') }]}
        >
          <Input maxLength={60} autoComplete="off" />
        </Form.Item>
        <Form.Item name="phone" label={t('common:phone') + formatAside(t('common:optional'))}>
          <Input maxLength={30} inputMode="tel" autoComplete="off" />
        </Form.Item>
      </Form>
    </Modal>
  );
}
