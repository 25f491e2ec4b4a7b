import { formatDay, formatMoment } from '@guanjia/client/format';
import { baselinesOptions, useRecordWrite } from '@guanjia/client/queries';
import type { PlanView } from '@guanjia/core/plans';
import { useQuery } from '@tanstack/react-query';
import { Form, Input, Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import { FailurePanel } from '../../../ui/failure.tsx';
import { QueryView } from '../../../ui/query-view.tsx';
import { useSayDone } from '../../../ui/use-say-done.tsx';

/** 基线: all that there were, and, for the coordinator, what is expected now as the next one. */
export function BaselinesDialog({ plan, onClose }: { plan: PlanView; onClose: () => void }) {
  const { t } = useTranslation(['console', 'common']);
  const sayDone = useSayDone();
  const [form] = Form.useForm<{ reason: string }>();
  const query = useQuery(baselinesOptions(plan.projectId));
  const send = useRecordWrite<PlanView>();
  const may = plan.abilities.includes('plan.rebaseline');
  return (
    <Modal
      open
      title={t('plan.baselines.title')}
      okText={t('plan.baselines.take')}
      cancelText={may ? t('common:cancel') : t('common:close')}
      okButtonProps={may ? {} : { style: { display: 'none' } }}
      onOk={form.submit}
      onCancel={onClose}
      confirmLoading={send.isPending}
      mask={{ closable: false }}
    >
      {send.isError && <FailurePanel failure={send.error} />}
      <QueryView query={query}>
        {({ items }) => (
          <ol className="history">
            {items.map((one, n) => (
              <li key={one.number} className={n === 0 ? 'history-now' : undefined}>
                <b>{t('plan.baselines.number', { n: one.number })}</b>{' '}
                {t('plan.why.end', { day: formatDay(one.endsOn) })}
                {one.reason && <p className="words">{one.reason}</p>}
                <div className="small muted">
                  {one.takenBy.name} · {formatMoment(one.takenAt)}
                </div>
              </li>
            ))}
          </ol>
        )}
      </QueryView>
      {may && (
        <Form
          form={form}
          layout="vertical"
          requiredMark={false}
          className="action-form"
          onFinish={({ reason }) =>
            send.mutate(
              {
                method: 'POST',
                path: `/projects/${plan.projectId}/plan/baselines`,
                body: { version: plan.version, reason: reason.trim() },
              },
              {
                onSuccess: () => {
                  sayDone(t('plan.baselines.done'));
                  onClose();
                },
              },
            )
          }
        >
          <Form.Item
            name="reason"
            label={t('plan.reason')}
            extra={t('plan.baselines.help')}
            rules={[{ required: true, whitespace: true, message: t('plan.reasonMissing') }]}
          >
            <Input.TextArea rows={2} maxLength={500} />
          </Form.Item>
        </Form>
      )}
    </Modal>
  );
}
