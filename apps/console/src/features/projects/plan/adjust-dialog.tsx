import { useRecordWrite } from '@guanjia/client/queries';
import type { PlanChange, PlanView } from '@guanjia/core/plans';
import { Form, Input, Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import { FailurePanel } from '../../../ui/failure.tsx';
import { useSayDone } from '../../../ui/use-say-done.tsx';

/** As it is written: what has a default may be left out. */
export type ChangeInput = PlanChange | { act: 'drop'; code: string; bridge?: boolean };

interface AdjustDialogProps {
  readonly plan: PlanView;
  readonly title: string;
  readonly changes: readonly ChangeInput[];
  readonly onDone: () => void;
  readonly onClose: () => void;
}

/** 调整计划: every change needs its reason; what would not hold is refused with the nodes named. */
export function AdjustDialog({ plan, title, changes, onDone, onClose }: AdjustDialogProps) {
  const { t } = useTranslation(['console', 'common']);
  const sayDone = useSayDone();
  const [form] = Form.useForm<{ reason: string }>();
  const send = useRecordWrite<PlanView>();
  return (
    <Modal
      open
      title={title}
      okText={t('plan.adjust.send')}
      cancelText={t('common:cancel')}
      onOk={form.submit}
      onCancel={onClose}
      confirmLoading={send.isPending}
      mask={{ closable: false }}
    >
      {send.isError && <FailurePanel failure={send.error} />}
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        onFinish={({ reason }) =>
          send.mutate(
            {
              method: 'POST',
              path: `/projects/${plan.projectId}/plan/changes`,
              body: { version: plan.version, reason: reason.trim(), changes },
            },
            {
              onSuccess: () => {
                sayDone(t('plan.adjust.done'));
                onDone();
                onClose();
              },
            },
          )
        }
      >
        <Form.Item
          name="reason"
          label={t('plan.reason')}
          extra={t('plan.adjust.help')}
          rules={[{ required: true, whitespace: true, message: t('plan.reasonMissing') }]}
        >
          <Input.TextArea rows={3} maxLength={500} showCount />
        </Form.Item>
      </Form>
    </Modal>
  );
}
