import { useSwitchCode } from '@guanjia/client/queries';
import type { CodeTable, CodeTableEntry } from '@guanjia/core/enterprises';
import { Form, Input, Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import { FailurePanel } from '../../ui/failure.tsx';
import { useSayDone } from '../../ui/use-say-done.tsx';

/** Says what it will do, and asks why: the reason goes into the journal. */
export function SwitchCode({
  table,
  entry,
  onClose,
}: {
  table: CodeTable;
  entry: CodeTableEntry;
  onClose: () => void;
}) {
  const { t } = useTranslation(['console', 'common']);
  const sayDone = useSayDone();
  const [form] = Form.useForm<{ reason: string }>();
  const change = useSwitchCode(table);
  const off = entry.active;
  const submit = ({ reason }: { reason: string }): void =>
    change.mutate(
      { code: entry.code, active: !off, reason },
      {
        onSuccess: () => {
          sayDone(t(off ? 'dictionary.offDone' : 'dictionary.onDone'));
          onClose();
        },
      },
    );
  return (
    <Modal
      open
      title={t(off ? 'dictionary.offTitle' : 'dictionary.onTitle', entry)}
      okText={t(off ? 'dictionary.off' : 'dictionary.on')}
      okButtonProps={{ danger: off }}
      cancelText={t('common:cancel')}
      onOk={form.submit}
      onCancel={onClose}
      confirmLoading={change.isPending}
      mask={{ closable: false }}
    >
      <p className="sub action-subject">
        {off ? t('dictionary.offEffect', { count: entry.enterprises }) : t('dictionary.onEffect')}
      </p>
      {change.isError && <FailurePanel failure={change.error} />}
      <Form form={form} layout="vertical" requiredMark={false} onFinish={submit}>
        <Form.Item
          name="reason"
          label={t('dictionary.reason')}
          rules={[{ required: true, whitespace: true, message: t('dictionary.reasonMissing') }]}
        >
          <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={500} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
