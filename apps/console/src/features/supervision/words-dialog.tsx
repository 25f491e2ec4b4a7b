import { useActOnSupervision } from '@guanjia/client/queries';
import { sayPaper } from '@guanjia/client/supervision';
import type { SupervisionDetail } from '@guanjia/core/supervision';
import { Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FailurePanel } from '../../ui/failure.tsx';
import { placeFieldErrors } from '../../ui/field-errors.ts';
import { FileField } from '../../ui/files/file-field.tsx';
import { useSayDone } from '../../ui/use-say-done.tsx';

export type WordsAct = 'progress' | 'return' | 'note' | 'lift';

/** An act that takes a few words: progress with photos, and what the issuer says to a reply or at the end. */
export function WordsDialog({
  item,
  what,
  onClose,
}: {
  item: SupervisionDetail;
  what: WordsAct;
  onClose: () => void;
}) {
  const { t } = useTranslation('common');
  const sayDone = useSayDone();
  const [form] = Form.useForm<{ text?: string; attachmentIds?: string[] }>();
  const [busy, setBusy] = useState(false);
  const act = useActOnSupervision(item.id);
  const paper = sayPaper(item.kind, item.number);
  const needed = what === 'return' || what === 'lift';
  return (
    <Modal
      open
      width={560}
      title={`${t(`supervision.act.${what}`)} ${paper}`}
      okText={t(`supervision.act.${what}`)}
      cancelText={t('cancel')}
      onOk={form.submit}
      okButtonProps={{ disabled: busy }}
      onCancel={onClose}
      confirmLoading={act.isPending}
      mask={{ closable: false }}
    >
      {act.isError && <FailurePanel failure={act.error} />}
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        onFinish={({ text, attachmentIds }) => {
          const words = text?.trim() || undefined;
          act.mutate(
            what === 'progress'
              ? { what, body: { text: words, attachmentIds } }
              : what === 'note'
                ? { what, body: { text: words } }
                : { what, body: { text: words ?? '' } },
            {
              onSuccess: () => {
                sayDone(t(`supervision.done.${what}`, { paper }));
                onClose();
              },
              onError: (failure) => placeFieldErrors(form, failure),
            },
          );
        }}
      >
        <Form.Item
          name="text"
          label={t(`supervision.words.${what}`)}
          extra={what === 'return' ? t('supervision.returnHelp') : undefined}
          rules={
            needed ? [{ required: true, whitespace: true, message: t('supervision.words.missing') }] : []
          }
        >
          <Input.TextArea autoSize={{ minRows: 3, maxRows: 8 }} maxLength={2000} />
        </Form.Item>
        {what === 'progress' && (
          <Form.Item name="attachmentIds" label={t('supervision.reply.files')}>
            <FileField label={t('supervision.reply.files')} onBusy={setBusy} />
          </Form.Item>
        )}
      </Form>
    </Modal>
  );
}
