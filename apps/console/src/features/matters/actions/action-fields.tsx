import { formatAside } from '@guanjia/client/format';
import type { ActionName, MatterDetail } from '@guanjia/core/matters';
import { Form, Input, InputNumber, Radio, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { FileField } from '../../../ui/files/file-field.tsx';
import type { Offered } from './action-order.ts';
import { fieldsOf } from './action-values.ts';
import { AssignmentsField } from './assignments-field.tsx';
import { ItemsField } from './items-field.tsx';
import { MergeField } from './merge-field.tsx';
import { ModeFields } from './mode-fields.tsx';
import { TransferFields } from './transfer-fields.tsx';

interface FieldsProps {
  readonly matter: MatterDetail;
  readonly offer: Offered;
  readonly onUploading: (uploading: boolean) => void;
}

/** The fields of one action, in the order in which a person thinks of them. */
export function ActionFields({ matter, offer, onUploading }: FieldsProps) {
  const { action } = offer;
  return fieldsOf(action).map(({ field, required }) => {
    switch (field) {
      case 'text':
        return <TextField key={field} action={action} required={required} />;
      case 'attachmentIds':
        return <FilesField key={field} onUploading={onUploading} />;
      case 'reason':
        return <ReasonField key={field} />;
      case 'butlerId':
        return <TransferFields key={field} matter={matter} />;
      case 'intoId':
        return <MergeField key={field} matter={matter} />;
      case 'mode':
        return <ModeFields key={field} />;
      case 'assignments':
        return <AssignmentsField key={field} matter={matter} />;
      case 'items':
        return <ItemsField key={field} matter={matter} />;
      case 'outcome':
        return <OutcomeField key={field} />;
      case 'level':
        return action === 'rate' ? (
          <RatingField key={field} />
        ) : (
          <EscalationField key={field} offer={offer} />
        );
      case 'days':
        return <DaysField key={field} />;
      default:
        // The type of a transfer and the authorisation of a mode stand with the field that they belong to.
        return null;
    }
  });
}

function TextField({ action, required }: { action: ActionName; required: boolean }) {
  const { t } = useTranslation(['console', 'common']);
  const label = t(`action.text.${action}`);
  return (
    <Form.Item
      name="text"
      label={required ? label : label + formatAside(t('common:optional'))}
      rules={
        required ? [{ required: true, whitespace: true, message: t('action.textMissing', { label }) }] : []
      }
    >
      <Input.TextArea
        autoSize={{ minRows: required ? 4 : 2, maxRows: 12 }}
        maxLength={2000}
        showCount={required}
      />
    </Form.Item>
  );
}

function FilesField({ onUploading }: { onUploading: (uploading: boolean) => void }) {
  const { t } = useTranslation(['console', 'common']);
  return (
    <Form.Item
      name="attachmentIds"
      label={t('action.files') + formatAside(t('common:optional'))}
      trigger="onChange"
    >
      <FileField label={t('action.files')} onBusy={onUploading} />
    </Form.Item>
  );
}

const REASONS = ['outside-jurisdiction', 'duplicate', 'litigation', 'petition', 'secret', 'abuse'] as const;

function ReasonField() {
  const { t } = useTranslation(['console', 'actions']);
  return (
    <Form.Item
      name="reason"
      label={t('action.reason')}
      rules={[{ required: true, message: t('action.reasonMissing') }]}
    >
      <Radio.Group
        className="choice-list"
        options={REASONS.map((value) => ({ value, label: t(`actions:declineReason.${value}`) }))}
      />
    </Form.Item>
  );
}

const OUTCOMES = ['solved', 'partly', 'explained', 'not-possible'] as const;

function OutcomeField() {
  const { t } = useTranslation(['console', 'actions']);
  return (
    <Form.Item
      name="outcome"
      label={t('action.outcome')}
      rules={[{ required: true, message: t('action.outcomeMissing') }]}
    >
      <Radio.Group
        optionType="button"
        options={OUTCOMES.map((value) => ({ value, label: t(`actions:outcome.${value}`) }))}
      />
    </Form.Item>
  );
}

const LEVELS = [5, 4, 3, 2, 1] as const;

function RatingField() {
  const { t } = useTranslation(['console', 'actions']);
  return (
    <Form.Item
      name="level"
      label={t('action.rating')}
      rules={[{ required: true, message: t('action.ratingMissing') }]}
    >
      <Radio.Group
        optionType="button"
        options={LEVELS.map((value) => ({ value, label: t(`actions:rating.${value}`) }))}
      />
    </Form.Item>
  );
}

function EscalationField({ offer }: { offer: Offered }) {
  const { t } = useTranslation(['console', 'actions']);
  return (
    <Form.Item
      name="level"
      label={t('action.level')}
      extra={t('action.levelHelp')}
      rules={[{ required: true, message: t('action.levelMissing') }]}
    >
      <Select
        options={(offer.levels ?? []).map((value) => ({
          value,
          label: t(`actions:escalationLevel.${value}`),
        }))}
      />
    </Form.Item>
  );
}

function DaysField() {
  const { t } = useTranslation('console');
  return (
    <Form.Item
      name="days"
      label={t('action.days')}
      extra={t('action.daysHelp')}
      rules={[{ required: true, message: t('action.daysMissing') }]}
    >
      <InputNumber min={1} max={250} precision={0} suffix={t('action.workingDays')} className="field-days" />
    </Form.Item>
  );
}
