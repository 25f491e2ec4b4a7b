import { formatAside } from '@guanjia/client/format';
import { allButlersOptions, type BulkBody, useBulkAction } from '@guanjia/client/queries';
import type { BulkAction, MatterSummary } from '@guanjia/core/matters';
import { useQuery } from '@tanstack/react-query';
import { Form, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FailurePanel } from '../../../ui/failure.tsx';
import { placeFieldErrors } from '../../../ui/field-errors.ts';
import { useSayDone } from '../../../ui/use-say-done.tsx';
import { ACTION_FIELDS, type ActionValues, bodyOf } from '../actions/action-values.ts';
import { AssignmentsField } from '../actions/assignments-field.tsx';
import { ModeFields } from '../actions/mode-fields.tsx';
import { BulkResultList, leftOf } from './bulk-results.tsx';

interface BulkDialogProps {
  readonly action: BulkAction;
  readonly matters: readonly MatterSummary[];
  /** How many chosen ones the act leaves as they are. */
  readonly besides: number;
  readonly onClose: (acted: boolean) => void;
}

/** The fields of an act for several matters; then what came of it for each, and those that were refused once more. */
export function BulkDialog({ action, matters, besides, onClose }: BulkDialogProps) {
  const { t } = useTranslation(['console', 'actions', 'common']);
  const sayDone = useSayDone();
  const [form] = Form.useForm<ActionValues>();
  const [sent, setSent] = useState<BulkBody>();
  const act = useBulkAction();
  const word = t(`actions:action.${action}`);
  const results = act.data?.items;
  const left = results ? leftOf(results) : [];

  const send = (body: BulkBody): void => {
    setSent(body);
    act.mutate(body, {
      onSuccess: ({ items }) => {
        if (leftOf(items).length > 0) return;
        sayDone(t('bulk.allDone', { action: word, count: items.length }));
        onClose(true);
      },
      onError: (failure) => placeFieldErrors(form, failure),
    });
  };
  const submit = (values: ActionValues): void => {
    const internal = action === 'comment' ? { visibility: 'internal' as const } : {};
    send({
      ...bodyOf({ action }, { ...values, ...internal }),
      action,
      matterIds: matters.map((matter) => matter.id),
    } as BulkBody);
  };

  if (results && left.length > 0 && sent) {
    return (
      <Modal
        open
        width={640}
        title={t('bulk.resultTitle', {
          action: word,
          done: results.length - left.length,
          left: left.length,
        })}
        okText={act.isPending ? t('common:sending') : t('bulk.again')}
        cancelText={t('common:close')}
        okButtonProps={{ loading: act.isPending }}
        onOk={() => send({ ...sent, matterIds: left })}
        onCancel={() => onClose(true)}
      >
        <BulkResultList results={results} matters={matters} />
      </Modal>
    );
  }
  return (
    <Modal
      open
      width={640}
      title={t('bulk.title', { action: word, count: matters.length })}
      okText={act.isPending ? t('common:sending') : word}
      cancelText={t('common:cancel')}
      mask={{ closable: false }}
      okButtonProps={{ loading: act.isPending }}
      onOk={form.submit}
      onCancel={() => onClose(false)}
    >
      <p className="sub">
        {t('bulk.about')}
        {besides > 0 && t('bulk.left', { count: besides })}
      </p>
      {act.isError && <FailurePanel failure={act.error} />}
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        className="action-form"
        initialValues={action === 'assign' ? { assignments: [{ role: 'lead' }] } : {}}
        onFinish={submit}
      >
        {action === 'transfer' && <ButlerField />}
        {action === 'choose-mode' && <ModeFields />}
        {action === 'assign' && <AssignmentsField />}
        <WordsField action={action} />
      </Form>
    </Modal>
  );
}

function ButlerField() {
  const { t } = useTranslation('console');
  const butlers = useQuery(allButlersOptions({ active: true }));
  return (
    <Form.Item
      name="butlerId"
      label={t('bulk.toButler')}
      rules={[{ required: true, message: t('bulk.toButlerMissing') }]}
    >
      <Select
        showSearch={{ optionFilterProp: 'label' }}
        loading={butlers.isPending}
        options={(butlers.data ?? []).map(({ id, name, station }) => ({
          value: id,
          label: `${name} · ${station.name}`,
        }))}
      />
    </Form.Item>
  );
}

function WordsField({ action }: { action: BulkAction }) {
  const { t } = useTranslation(['console', 'common']);
  const fields: readonly string[] = ACTION_FIELDS[action];
  const required = fields.includes('text*');
  if (!required && !fields.includes('text')) return null;
  const label = t(`action.text.${action}`);
  return (
    <Form.Item
      name="text"
      label={required ? label : label + formatAside(t('common:optional'))}
      rules={
        required ? [{ required: true, whitespace: true, message: t('action.textMissing', { label }) }] : []
      }
    >
      <Input.TextArea autoSize={{ minRows: required ? 3 : 2, maxRows: 10 }} maxLength={2000} />
    </Form.Item>
  );
}
