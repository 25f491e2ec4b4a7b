import { useRecordWrite } from '@guanjia/client/queries';
import type { NodeReportKind, PlanNodeView, PlanView } from '@guanjia/core/plans';
import { Form, Input, InputNumber, Modal, Radio, Slider } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FailurePanel } from '../../../ui/failure.tsx';
import { placeFieldErrors } from '../../../ui/field-errors.ts';
import { FileField } from '../../../ui/files/file-field.tsx';
import { useSayDone } from '../../../ui/use-say-done.tsx';

interface Values {
  readonly kind: NodeReportKind;
  readonly on: string;
  readonly startedOn?: string;
  readonly progress?: number;
  readonly remaining?: number | null;
  readonly actualStart?: string;
  readonly actualEnd?: string;
  readonly note?: string;
  readonly attachmentIds?: string[];
}

function kindsFor(node: PlanNodeView, mayCorrect: boolean): NodeReportKind[] {
  const correct: NodeReportKind[] = mayCorrect && node.actualStart !== null ? ['correct'] : [];
  if (node.actualEnd !== null) return ['note', ...correct];
  if (node.actualStart !== null) return ['progress', 'finish', 'note', ...correct];
  return ['start', 'finish', 'note'];
}

/** 报送进度, with photos; what can't be is refused with the field named. */
export function ReportDialog({
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
  const kinds = kindsFor(node, plan.abilities.includes('plan.adjust'));
  const [kind, setKind] = useState<NodeReportKind>(kinds[0] ?? 'note');
  const [busy, setBusy] = useState(false);
  const send = useRecordWrite<PlanView>();
  const submit = (values: Values): void => {
    const words = values.note?.trim();
    const body = {
      kind,
      on: values.on,
      ...(words ? { note: words } : {}),
      ...(values.attachmentIds?.length ? { attachmentIds: values.attachmentIds } : {}),
      ...(kind === 'start' && values.remaining != null ? { remaining: values.remaining } : {}),
      ...(kind === 'progress' ? { progress: values.progress ?? 0, remaining: values.remaining ?? null } : {}),
      ...(kind === 'finish' && values.startedOn && node.actualStart === null
        ? { startedOn: values.startedOn }
        : {}),
      ...(kind === 'correct'
        ? { actualStart: values.actualStart || null, actualEnd: values.actualEnd || null }
        : {}),
    };
    send.mutate(
      { method: 'POST', path: `/projects/${plan.projectId}/plan/nodes/${node.code}/reports`, body },
      {
        onSuccess: () => {
          sayDone(t('plan.report.done'));
          onClose();
        },
        onError: (failure) => placeFieldErrors(form, failure),
      },
    );
  };
  const day = { type: 'date', min: plan.startsOn, max: plan.today } as const;
  return (
    <Modal
      open
      title={t('plan.report.title', { node: node.name })}
      okText={t('plan.report.send')}
      okButtonProps={{ disabled: busy }}
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
        onFinish={submit}
        initialValues={{
          on: plan.today,
          progress: node.progress ?? 0,
          remaining: node.remaining,
          actualStart: node.actualStart ?? '',
          actualEnd: node.actualEnd ?? '',
        }}
      >
        <Form.Item>
          <Radio.Group
            aria-label={t('plan.report.what')}
            value={kind}
            onChange={({ target }) => setKind(target.value as NodeReportKind)}
            optionType="button"
            options={kinds.map((value) => ({ value, label: t(`plan.report.kind.${value}`) }))}
          />
        </Form.Item>
        <Form.Item
          name="on"
          label={t(`plan.report.on.${kind}`)}
          rules={[{ required: true, message: t('plan.report.onMissing') }]}
        >
          <Input {...day} />
        </Form.Item>
        {kind === 'finish' && node.actualStart === null && (
          <Form.Item name="startedOn" label={t('plan.report.startedOn')}>
            <Input {...day} />
          </Form.Item>
        )}
        {kind === 'progress' && (
          <Form.Item name="progress" label={t('plan.progress')}>
            <Slider min={0} max={100} step={5} marks={{ 0: '0', 50: '50%', 100: '100%' }} />
          </Form.Item>
        )}
        {(kind === 'progress' || kind === 'start') && (
          <Form.Item
            name="remaining"
            label={t(`plan.report.remaining.${node.unit}`)}
            extra={t('plan.report.remainingHelp')}
          >
            <InputNumber<number> min={0} max={3650} precision={0} />
          </Form.Item>
        )}
        {kind === 'correct' && (
          <>
            <Form.Item name="actualStart" label={t('plan.startedOn')}>
              <Input {...day} />
            </Form.Item>
            <Form.Item name="actualEnd" label={t('plan.endedOn')} extra={t('plan.report.correctHelp')}>
              <Input {...day} />
            </Form.Item>
          </>
        )}
        <Form.Item
          name="note"
          label={t(kind === 'correct' ? 'plan.reason' : 'plan.report.note')}
          rules={
            kind === 'note' || kind === 'correct'
              ? [{ required: true, whitespace: true, message: t('plan.report.noteMissing') }]
              : []
          }
        >
          <Input.TextArea rows={3} maxLength={2000} />
        </Form.Item>
        <Form.Item name="attachmentIds" label={t('plan.report.photos')}>
          <FileField label={t('plan.report.photos')} onBusy={setBusy} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
