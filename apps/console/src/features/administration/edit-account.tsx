import { formatAside } from '@guanjia/client/format';
import { useAccountAct } from '@guanjia/client/queries';
import type { AccountView } from '@guanjia/core/identity';
import { Form, Input, Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import { FailurePanel } from '../../ui/failure.tsx';
import { placeFieldErrors } from '../../ui/field-errors.ts';

interface Values {
  readonly displayName: string;
  readonly phone?: string | null;
}

export function EditAccount({ account, onClose }: { account: AccountView; onClose: () => void }) {
  const { t } = useTranslation(['administration', 'common']);
  const [form] = Form.useForm<Values>();
  const act = useAccountAct(account.id);
  const submit = ({ displayName, phone }: Values): void => {
    act.mutate(
      { kind: 'change', change: { displayName, phone: phone?.trim() || null } },
      { onSuccess: onClose, onError: (failure) => placeFieldErrors(form, failure) },
    );
  };
  return (
    <Modal
      open
      title={t('account.edit')}
      okText={t('common:save')}
      cancelText={t('common:cancel')}
      onOk={form.submit}
      onCancel={onClose}
      confirmLoading={act.isPending}
      mask={{ closable: false }}
    >
      {act.isError && <FailurePanel failure={act.error} />}
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ displayName: account.displayName, phone: account.phone }}
        onFinish={submit}
      >
        <Form.Item
          name="displayName"
          label={t('account.name')}
          rules={[{ required: true, whitespace: true, message: t('account.nameMissing') }]}
        >
          <Input maxLength={60} />
        </Form.Item>
        <Form.Item name="phone" label={t('common:phone') + formatAside(t('common:optional'))}>
          <Input maxLength={30} inputMode="tel" />
        </Form.Item>
      </Form>
    </Modal>
  );
}
