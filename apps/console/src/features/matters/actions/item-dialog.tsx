import { formatAside, formatClauses, formatDay } from '@guanjia/client/format';
import { reusableMaterialsOptions, useMatterAction } from '@guanjia/client/queries';
import {
  type CheckResult,
  checkResults,
  type MaterialItem,
  type MatterDetail,
  pledgeKinds,
} from '@guanjia/core/matters';
import { useQuery } from '@tanstack/react-query';
import { Form, Input, Modal, Radio, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FailurePanel } from '../../../ui/failure.tsx';
import { FileField } from '../../../ui/files/file-field.tsx';
import { useSayDone } from '../../../ui/use-say-done.tsx';
import { type ItemAct, type ItemValues, itemBody } from './item-body.ts';

interface DialogProps {
  readonly matter: MatterDetail;
  readonly act: ItemAct;
  readonly item: MaterialItem;
  readonly onClose: () => void;
}

/** The form of one act on one item. */
export function ItemDialog({ matter, act, item, onClose }: DialogProps) {
  const { t } = useTranslation(['console', 'actions', 'common']);
  const sayDone = useSayDone();
  const [form] = Form.useForm<ItemValues>();
  const [uploading, setUploading] = useState(false);
  const send = useMatterAction(matter.id, act);
  const title = t('actions:materials.forItem', { action: t(`actions:action.${act}`), name: item.name });
  const submit = (values: ItemValues): void => {
    send.mutate(itemBody(act, item.name, values), {
      onSuccess: () => {
        sayDone(t('action.done', { action: title }));
        onClose();
      },
    });
  };
  return (
    <Modal
      open
      title={title}
      width={560}
      onCancel={onClose}
      mask={{ closable: false }}
      okText={send.isPending ? t('common:sending') : t(`actions:action.${act}`)}
      cancelText={t('common:cancel')}
      onOk={form.submit}
      okButtonProps={{ loading: send.isPending, disabled: uploading }}
    >
      <p className="sub action-subject">
        {matter.title} · {matter.number}
      </p>
      {send.isError && <FailurePanel failure={send.error} />}
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        className="action-form"
        initialValues={{
          ...(item.state === 'supplied' ? { result: 'accepted' } : {}),
          ...(item.validThrough ? { validThrough: item.validThrough } : {}),
        }}
        onFinish={submit}
      >
        {act === 'hand-in-materials' && <HandInFields matter={matter} item={item} onBusy={setUploading} />}
        {act === 'check-materials' && <CheckFields />}
        {act === 'promise-materials' && <PromiseFields />}
      </Form>
    </Modal>
  );
}

function HandInFields(props: { matter: MatterDetail; item: MaterialItem; onBusy: (busy: boolean) => void }) {
  const { matter, item, onBusy } = props;
  const { t } = useTranslation(['console', 'actions', 'common']);
  const earlier = useQuery(reusableMaterialsOptions(matter.id)).data?.items ?? [];
  // The same paper first: what it is called is how people know it.
  const offered = [...earlier].sort((a, b) => Number(b.name === item.name) - Number(a.name === item.name));
  return (
    <>
      {offered.length > 0 && (
        <Form.Item name="reuseId" label={t('actions:materials.reuse') + formatAside(t('common:optional'))}>
          <Select
            allowClear
            placeholder={t('actions:materials.reuseNot')}
            options={offered.map((one) => ({
              value: one.id,
              label: formatClauses([
                one.name,
                t('actions:materials.reuseLine', { number: one.number, day: formatDay(one.suppliedAt) }),
                one.validThrough === null
                  ? t('actions:materials.validUnknown')
                  : t('actions:materials.validThrough', { day: formatDay(one.validThrough) }),
              ]),
            }))}
          />
        </Form.Item>
      )}
      <Form.Item
        name="attachmentIds"
        label={t('action.files') + formatAside(t('common:optional'))}
        extra={t('actions:materials.handInPaper')}
        trigger="onChange"
      >
        <FileField onBusy={onBusy} label={item.name} />
      </Form.Item>
    </>
  );
}

function CheckFields() {
  const { t } = useTranslation(['console', 'actions', 'common']);
  const result = Form.useWatch<CheckResult | undefined>('result');
  const wrong = result === 'wanted';
  return (
    <>
      <Form.Item
        name="result"
        label={t('actions:materials.resultLabel')}
        rules={[{ required: true, message: t('actions:materials.resultMissing') }]}
      >
        <Radio.Group
          optionType="button"
          options={checkResults.map((value) => ({ value, label: t(`actions:materials.result.${value}`) }))}
        />
      </Form.Item>
      {result === 'accepted' && (
        <Form.Item
          name="validThrough"
          label={t('actions:materials.through') + formatAside(t('common:optional'))}
          extra={t('actions:materials.throughHint')}
        >
          <Input type="date" />
        </Form.Item>
      )}
      <Form.Item
        name="text"
        label={t('actions:materials.checkWords') + (wrong ? '' : formatAside(t('common:optional')))}
        rules={
          wrong
            ? [{ required: true, whitespace: true, message: t('actions:materials.checkWordsMissing') }]
            : []
        }
      >
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 10 }} maxLength={2000} />
      </Form.Item>
    </>
  );
}

function PromiseFields() {
  const { t } = useTranslation(['console', 'actions']);
  return (
    <>
      <Form.Item
        name="kind"
        label={t('actions:materials.kindLabel')}
        rules={[{ required: true, message: t('actions:materials.kindMissing') }]}
      >
        <Radio.Group
          className="choice-list"
          options={pledgeKinds.map((value) => ({
            value,
            label: (
              <>
                {t(`actions:materials.pledgeKind.${value}`)}
                <span className="small sub"> {t(`actions:materials.pledgeNote.${value}`)}</span>
              </>
            ),
          }))}
        />
      </Form.Item>
      <Form.Item
        name="until"
        label={t('actions:materials.until')}
        rules={[{ required: true, message: t('actions:materials.untilMissing') }]}
      >
        <Input type="date" />
      </Form.Item>
      <Form.Item
        name="text"
        label={t('actions:materials.pledgeWords')}
        extra={t('actions:materials.pledgeWordsHint')}
        rules={[{ required: true, whitespace: true, message: t('actions:materials.pledgeWordsMissing') }]}
      >
        <Input.TextArea autoSize={{ minRows: 3, maxRows: 10 }} maxLength={2000} />
      </Form.Item>
    </>
  );
}
