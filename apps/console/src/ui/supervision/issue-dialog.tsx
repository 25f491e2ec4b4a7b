import { useIssueSupervision } from '@guanjia/client/queries';
import { sayPaper } from '@guanjia/client/supervision';
import type { Supervisable, SupervisionKind } from '@guanjia/core/supervision';
import { Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FailurePanel } from '../failure.tsx';
import { placeFieldErrors } from '../field-errors.ts';
import { FileField } from '../files/file-field.tsx';
import { useSayDone } from '../use-say-done.tsx';
import { SubjectWords } from './subject-words.tsx';

interface Values {
  readonly text: string;
  readonly exception?: string;
  readonly attachmentIds?: string[];
}

/** One step about one piece of work: what is demanded, and why where it goes beyond the light. */
export function IssueDialog({
  work,
  kind,
  onClose,
}: {
  work: Supervisable;
  kind: Exclude<SupervisionKind, 'urge'>;
  onClose: () => void;
}) {
  const { t } = useTranslation('common');
  const sayDone = useSayDone();
  const [form] = Form.useForm<Values>();
  const [busy, setBusy] = useState(false);
  const issue = useIssueSupervision();
  const step = work.steps.find((one) => one.kind === kind);
  const name = t(`supervision.kind.${kind}`);
  return (
    <Modal
      open
      width={600}
      title={t('supervision.issue.title', { kind: name, who: work.supervised.name })}
      okText={t('supervision.issue.send', { kind: name })}
      cancelText={t('cancel')}
      onOk={form.submit}
      okButtonProps={{ disabled: busy }}
      onCancel={onClose}
      confirmLoading={issue.isPending}
      mask={{ closable: false }}
    >
      {issue.isError && <FailurePanel failure={issue.error} />}
      <p className="supervision-subject">
        <SubjectWords subject={work.subject} />
      </p>
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ text: t('supervision.issue.usual') }}
        onFinish={(values) =>
          issue.mutate(
            { kind, subject: work.reference, ...values },
            {
              onSuccess: (made) => {
                sayDone(t('supervision.issue.sent', { paper: sayPaper(made.kind, made.number) }));
                onClose();
              },
              onError: (failure) => placeFieldErrors(form, failure),
            },
          )
        }
      >
        <Form.Item
          name="text"
          label={t('supervision.issue.text')}
          rules={[{ required: true, whitespace: true, message: t('supervision.issue.textMissing') }]}
        >
          <Input.TextArea autoSize={{ minRows: 3, maxRows: 10 }} maxLength={2000} />
        </Form.Item>
        {step?.needsReason && (
          <Form.Item
            name="exception"
            label={t('supervision.issue.exception')}
            extra={t('supervision.issue.exceptionHelp', { why: step.message ?? '' })}
            rules={[{ required: true, whitespace: true, message: t('supervision.issue.exceptionMissing') }]}
          >
            <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={2000} />
          </Form.Item>
        )}
        <Form.Item name="attachmentIds" label={t('supervision.issue.files')}>
          <FileField label={t('supervision.issue.files')} onBusy={setBusy} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
