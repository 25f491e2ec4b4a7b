import { Checkbox, Form, Input, InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';

interface LimitFieldsProps {
  readonly name: 'promised' | 'statutory' | 'pastPractice';
  readonly label: string;
  readonly units: readonly { readonly value: string; readonly label: string }[];
}

/** A limit with its source, or unknown: what no source gives is not invented. */
export function LimitFields({ name, label, units }: LimitFieldsProps) {
  const { t } = useTranslation(['console', 'common']);
  const form = Form.useFormInstance();
  const known = Form.useWatch((values) => values[name] != null, { form, preserve: true });
  return (
    <fieldset className="field-group field-limit">
      <legend className="vh">{label}</legend>
      <Checkbox
        checked={known === true}
        onChange={({ target }) =>
          form.setFieldValue(name, target.checked ? { days: 5, unit: 'workingDay', source: '' } : null)
        }
      >
        {label}
        {known !== true && <span className="muted"> {t('common:unknown')}</span>}
      </Checkbox>
      {known === true && (
        <div className="field-group-row">
          <Form.Item
            name={[name, 'days']}
            label={t('template.days')}
            rules={[{ required: true, message: t('plan.edit.daysMissing') }]}
          >
            <InputNumber<number> min={0} max={3650} precision={0} />
          </Form.Item>
          <Form.Item name={[name, 'unit']} label={t('template.unitName')}>
            <Select options={[...units]} popupMatchSelectWidth={false} />
          </Form.Item>
          <Form.Item
            name={[name, 'source']}
            label={t('template.source')}
            className="field-wide"
            rules={[{ required: true, whitespace: true, message: t('template.sourceMissing') }]}
          >
            <Input maxLength={200} />
          </Form.Item>
        </div>
      )}
      {known !== true && (
        <Form.Item name={name} hidden>
          <Input />
        </Form.Item>
      )}
    </fieldset>
  );
}
