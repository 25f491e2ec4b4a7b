import '../record-dialog.css';
import { formatMoment, isoDate } from '@guanjia/client/format';
import { useActOnSupervision } from '@guanjia/client/queries';
import { sayPaper } from '@guanjia/client/supervision';
import type { SupervisionItem } from '@guanjia/core/supervision';
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
  readonly promisedOn: string;
  readonly attachmentIds?: string[];
}

/** 回复: a plan and the day on which it is done. */
export function ReplyDialog({ item, onClose }: { item: SupervisionItem; onClose: () => void }) {
  const { t } = useTranslation('common');
  const sayDone = useSayDone();
  const [form] = Form.useForm<Values>();
  const [busy, setBusy] = useState(false);
  const act = useActOnSupervision(item.id);
  const paper = sayPaper(item.kind, item.number);
  const today = isoDate(new Date());
  return (
    <Modal
      open
      width={600}
      title={t('supervision.reply.title', { paper })}
      okText={t('supervision.reply.send')}
      cancelText={t('cancel')}
      onOk={form.submit}
      okButtonProps={{ disabled: busy }}
      onCancel={onClose}
      confirmLoading={act.isPending}
      mask={{ closable: false }}
    >
      {act.isError && <FailurePanel failure={act.error} />}
      <p className="supervision-subject">
        <SubjectWords subject={item.subject} />
        {item.replyDueAt && (
          <span className="small ink-red">
            {t('supervision.reply.deadline', { at: formatMoment(item.replyDueAt) })}
          </span>
        )}
      </p>
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        onFinish={(values) =>
          act.mutate(
            { what: 'replies', body: values },
            {
              onSuccess: () => {
                sayDone(t('supervision.reply.sent', { paper }));
                onClose();
              },
              onError: (failure) => placeFieldErrors(form, failure),
            },
          )
        }
      >
        <Form.Item
          name="text"
          label={t('supervision.reply.text')}
          extra={t('supervision.reply.textHelp')}
          rules={[{ required: true, whitespace: true, message: t('supervision.reply.textMissing') }]}
        >
          <Input.TextArea autoSize={{ minRows: 4, maxRows: 12 }} maxLength={2000} />
        </Form.Item>
        <Form.Item
          name="promisedOn"
          label={t('supervision.reply.promisedOn')}
          rules={[
            {
              validator: (_rule, value?: string) =>
                value && value >= today
                  ? Promise.resolve()
                  : Promise.reject(new Error(t('supervision.reply.promisedMissing'))),
            },
          ]}
        >
          <input type="date" className="record-day" min={today} />
        </Form.Item>
        <Form.Item name="attachmentIds" label={t('supervision.reply.files')}>
          <FileField label={t('supervision.reply.files')} onBusy={setBusy} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
