import { useRecordWrite } from '@guanjia/client/queries';
import type { PlanNodeView, PlanView } from '@guanjia/core/plans';
import { Checkbox, Form, Input, Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import { FailurePanel } from '../../../ui/failure.tsx';
import { placeFieldErrors } from '../../../ui/field-errors.ts';
import { useSayDone } from '../../../ui/use-say-done.tsx';
import { AuthorisationField } from './authorisation-field.tsx';

interface Values {
  readonly text: string;
  readonly authorisation: string;
  readonly assign: boolean;
}

/** 开办事项: the butler acts as agent; all offices of the node get it at the same moment. */
export function OpenMatterDialog({
  plan,
  node,
  onClose,
}: {
  plan: PlanView;
  node: PlanNodeView;
  onClose: () => void;
}) {
  const { t } = useTranslation(['console', 'common']);
  const sayDone = useSayDone();
  const [form] = Form.useForm<Values>();
  const send = useRecordWrite<PlanView>();
  return (
    <Modal
      open
      title={t('plan.openMatter.title', { type: node.typeName ?? node.name })}
      okText={t('plan.openMatter.send')}
      cancelText={t('common:cancel')}
      onOk={form.submit}
      onCancel={onClose}
      confirmLoading={send.isPending}
      mask={{ closable: false }}
    >
      <p className="sub action-subject">{t('plan.openMatter.lead')}</p>
      {send.isError && <FailurePanel failure={send.error} />}
      <Form<Values>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ assign: true, text: `${plan.projectName}：${node.name}` }}
        onFinish={(body) =>
          send.mutate(
            { method: 'POST', path: `/projects/${plan.projectId}/plan/nodes/${node.code}/matter`, body },
            {
              onSuccess: () => {
                sayDone(t('plan.openMatter.done'));
                onClose();
              },
              onError: (failure) => placeFieldErrors(form, failure),
            },
          )
        }
      >
        <Form.Item
          name="text"
          label={t('plan.openMatter.text')}
          rules={[{ required: true, whitespace: true, message: t('plan.openMatter.textMissing') }]}
        >
          <Input.TextArea rows={3} maxLength={2000} />
        </Form.Item>
        <AuthorisationField />
        {node.offices.length > 0 && (
          <Form.Item name="assign" valuePropName="checked">
            <Checkbox>
              {t('plan.openMatter.assign', {
                offices: node.offices.map((office) => office.shortName).join('、'),
                n: Math.max(1, node.promised?.unit === 'workingDay' ? node.promised.days : node.days),
              })}
            </Checkbox>
          </Form.Item>
        )}
      </Form>
    </Modal>
  );
}
