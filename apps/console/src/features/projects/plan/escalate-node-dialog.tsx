import { useRecordWrite } from '@guanjia/client/queries';
import {
  type EscalateNode,
  nodeEscalationLevels,
  type PlanNodeView,
  type PlanView,
} from '@guanjia/core/plans';
import { Form, Input, Modal, Radio } from 'antd';
import { useTranslation } from 'react-i18next';
import { FailurePanel } from '../../../ui/failure.tsx';
import { placeFieldErrors } from '../../../ui/field-errors.ts';
import { useSayDone } from '../../../ui/use-say-done.tsx';
import { AuthorisationField } from './authorisation-field.tsx';

/** 一键上报 from a node of the plan: a reason and a level. */
export function EscalateNodeDialog({
  plan,
  node,
  onClose,
}: {
  plan: PlanView;
  node: PlanNodeView;
  onClose: () => void;
}) {
  const { t } = useTranslation(['console', 'common', 'actions']);
  const sayDone = useSayDone();
  const [form] = Form.useForm<EscalateNode>();
  const send = useRecordWrite<PlanView>();
  return (
    <Modal
      open
      title={t('plan.escalate.title', { node: node.name })}
      okText={t('plan.escalate.send')}
      cancelText={t('common:cancel')}
      onOk={form.submit}
      onCancel={onClose}
      confirmLoading={send.isPending}
      mask={{ closable: false }}
    >
      <p className="sub action-subject">{t('plan.escalate.lead')}</p>
      {send.isError && <FailurePanel failure={send.error} />}
      <Form<EscalateNode>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ level: 'station-master', authorisation: t('plan.escalate.usualAuthorisation') }}
        onFinish={(body) =>
          send.mutate(
            { method: 'POST', path: `/projects/${plan.projectId}/plan/nodes/${node.code}/escalate`, body },
            {
              onSuccess: () => {
                sayDone(t('plan.escalate.done'));
                onClose();
              },
              onError: (failure) => placeFieldErrors(form, failure),
            },
          )
        }
      >
        <Form.Item name="level" label={t('plan.escalate.level')}>
          <Radio.Group
            options={nodeEscalationLevels.map((value) => ({
              value,
              label: t(`actions:escalationLevel.${value}`),
            }))}
          />
        </Form.Item>
        <Form.Item
          name="text"
          label={t('plan.escalate.text')}
          rules={[{ required: true, whitespace: true, message: t('plan.escalate.textMissing') }]}
        >
          <Input.TextArea rows={3} maxLength={2000} />
        </Form.Item>
        <AuthorisationField />
      </Form>
    </Modal>
  );
}
