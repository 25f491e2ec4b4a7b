import { isoDate } from '@guanjia/client/format';
import { templatesOptions, useRecordWrite } from '@guanjia/client/queries';
import type { PlanView, TemplateSummary } from '@guanjia/core/plans';
import { useQuery } from '@tanstack/react-query';
import { Form, Input, Modal, Radio } from 'antd';
import { useTranslation } from 'react-i18next';
import { FailurePanel } from '../../../ui/failure.tsx';
import { placeFieldErrors } from '../../../ui/field-errors.ts';
import { QueryView } from '../../../ui/query-view.tsx';
import { useSayDone } from '../../../ui/use-say-done.tsx';

interface Values {
  readonly templateCode: string;
  readonly startsOn: string;
  readonly answers?: Record<string, boolean>;
}

/** 制定计划: a template, a first day, and yes or no to what the template asks. */
export function MakePlanDialog({ projectId, onClose }: { projectId: string; onClose: () => void }) {
  const { t } = useTranslation(['console', 'common']);
  const sayDone = useSayDone();
  const [form] = Form.useForm<Values>();
  const code = Form.useWatch('templateCode', form);
  const query = useQuery(templatesOptions);
  const send = useRecordWrite<PlanView>();
  const template = query.data?.items.find((one) => one.code === code);
  const submit = ({ templateCode, startsOn, answers }: Values): void => {
    const asked = template?.conditions.map((condition) => condition.code) ?? [];
    const body = {
      templateCode,
      startsOn,
      answers: Object.fromEntries(asked.map((one) => [one, answers?.[one] === true])),
    };
    send.mutate(
      { method: 'POST', path: `/projects/${projectId}/plan`, body },
      {
        onSuccess: (plan) => {
          sayDone(t('plan.make.done', { n: plan.nodes.length }));
          onClose();
        },
        onError: (failure) => placeFieldErrors(form, failure),
      },
    );
  };
  return (
    <Modal
      open
      width={600}
      title={t('plan.make.title')}
      okText={t('plan.make.send')}
      cancelText={t('common:cancel')}
      onOk={form.submit}
      onCancel={onClose}
      confirmLoading={send.isPending}
      mask={{ closable: false }}
    >
      <p className="sub action-subject">{t('plan.make.lead')}</p>
      {send.isError && <FailurePanel failure={send.error} />}
      <QueryView query={query}>
        {({ items }) => (
          <Form<Values>
            form={form}
            layout="vertical"
            requiredMark={false}
            initialValues={{ startsOn: isoDate(new Date()) }}
            onFinish={submit}
          >
            <Form.Item
              name="templateCode"
              label={t('plan.make.template')}
              rules={[{ required: true, message: t('plan.make.templateMissing') }]}
            >
              <Radio.Group
                className="choice-list"
                options={items
                  .filter((one) => one.published !== null)
                  .map((one) => ({ value: one.code, label: <TemplateChoice template={one} /> }))}
              />
            </Form.Item>
            <Form.Item
              name="startsOn"
              label={t('plan.make.startsOn')}
              rules={[{ required: true, message: t('plan.make.startsOnMissing') }]}
            >
              <Input type="date" />
            </Form.Item>
            {template?.conditions.map((condition) => (
              <Form.Item
                key={condition.code}
                name={['answers', condition.code]}
                label={condition.question}
                rules={[{ required: true, message: t('plan.make.answerMissing') }]}
              >
                <Radio.Group
                  options={[
                    { value: true, label: t('plan.make.yes') },
                    { value: false, label: t('plan.make.no') },
                  ]}
                />
              </Form.Item>
            ))}
          </Form>
        )}
      </QueryView>
    </Modal>
  );
}

function TemplateChoice({ template }: { template: TemplateSummary }) {
  const { t } = useTranslation('console');
  return (
    <>
      {template.name} <span className="small muted">{t('plan.make.nodes', { n: template.nodes })}</span>
      <span className="small sub choice-note">{template.description}</span>
    </>
  );
}
