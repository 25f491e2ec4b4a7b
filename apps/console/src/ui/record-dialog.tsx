import { ApiProblem } from '@guanjia/client/api';
import { formatAside } from '@guanjia/client/format';
import { type RecordWrite, useRecordWrite } from '@guanjia/client/queries';
import { Form, Input, InputNumber, Modal, Select, Switch } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { FailurePanel } from './failure.tsx';
import { placeFieldErrors } from './field-errors.ts';
import './record-dialog.css';
import { useSayDone } from './use-say-done.tsx';

export interface RecordField {
  readonly name: string;
  readonly label: string;
  readonly kind?: 'text' | 'area' | 'number' | 'date' | 'switch' | 'choice';
  readonly required?: boolean;
  readonly hint?: ReactNode;
  readonly most?: number;
  readonly options?: readonly { readonly value: string; readonly label: string }[];
  readonly loading?: boolean;
  /** Stands over both columns. */
  readonly wide?: boolean;
}

export type RecordValues = Readonly<Record<string, string | number | boolean | null | undefined>>;

interface RecordDialogProps<Answer> {
  readonly title: ReactNode;
  readonly fields: readonly RecordField[];
  /** What stands there now; only what differs from it is sent where there is something. */
  readonly initial?: RecordValues;
  readonly editing?: boolean;
  readonly write: (changed: RecordValues) => RecordWrite;
  readonly done: (answer: Answer) => string;
  readonly onDone?: (answer: Answer) => void;
  readonly onClose: () => void;
}

const cleaned = (value: RecordValues[string]) =>
  typeof value === 'string' ? value.trim() || null : (value ?? null);

/** One record as a form: its fields in order, the server's words at the field that they are about, nothing lost. */
export function RecordDialog<Answer>(props: RecordDialogProps<Answer>) {
  const { title, fields, initial = {}, editing, write, done, onDone, onClose } = props;
  const { t } = useTranslation(['console', 'common']);
  const sayDone = useSayDone();
  const [form] = Form.useForm<Record<string, RecordValues[string]>>();
  const send = useRecordWrite<Answer>();
  const raced = send.error instanceof ApiProblem && send.error.code === 'changed-meanwhile';
  const submit = (values: Record<string, RecordValues[string]>): void => {
    const changed = fields.flatMap(({ name }) => {
      const value = cleaned(values[name]);
      const before = cleaned(initial[name]);
      if (editing ? value === before : value === null) return [];
      return [[name, value] as const];
    });
    if (editing && changed.length === 0) {
      onClose();
      return;
    }
    send.mutate(write(Object.fromEntries(changed)), {
      onSuccess: (answer) => {
        sayDone(done(answer));
        onClose();
        onDone?.(answer);
      },
      onError: (failure) => placeFieldErrors(form as never, failure),
    });
  };
  return (
    <Modal
      open
      width={640}
      title={title}
      okText={t('common:save')}
      cancelText={t('common:cancel')}
      onOk={form.submit}
      onCancel={onClose}
      confirmLoading={send.isPending}
      mask={{ closable: false }}
    >
      {send.isError && (
        <FailurePanel failure={send.error}>{raced && <p>{t('enterprise.raced')}</p>}</FailurePanel>
      )}
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={initial}
        onFinish={submit}
        className="record-form"
      >
        {fields.map((field) => (
          <RecordItem key={field.name} field={field} />
        ))}
      </Form>
    </Modal>
  );
}

function RecordItem({ field }: { field: RecordField }) {
  const { t } = useTranslation(['console', 'common']);
  const { name, label, kind = 'text', required, hint, wide } = field;
  const optional = !required && kind !== 'switch';
  return (
    <Form.Item
      name={name}
      label={optional ? label + formatAside(t('common:optional')) : label}
      extra={hint}
      {...(wide || kind === 'area' ? { className: 'record-wide' } : {})}
      valuePropName={kind === 'switch' ? 'checked' : 'value'}
      rules={
        required
          ? [{ required: true, whitespace: kind === 'text', message: t('record.missing', { label }) }]
          : []
      }
    >
      {controlOf(field)}
    </Form.Item>
  );
}

function controlOf({ kind = 'text', most = 120, options, loading }: RecordField) {
  switch (kind) {
    case 'text':
      return <Input maxLength={most} autoComplete="off" />;
    case 'area':
      return <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} maxLength={most} />;
    case 'number':
      return <InputNumber min={0} max={most === 120 ? 99_999_999_999 : most} className="field-wide" />;
    case 'date':
      return <input type="date" className="record-day" />;
    case 'switch':
      return <Switch />;
    case 'choice':
      return (
        <Select
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          loading={loading === true}
          options={[...(options ?? [])]}
        />
      );
  }
}
