import { Checkbox, Form, type FormInstance, Input, InputNumber, Radio } from 'antd';
import { useTranslation } from 'react-i18next';
import type { FormValues } from './type-form.tsx';

/** Days, unit and source of a limit, or none where it is not known. A promise is always in working days. */
export function LimitFields({
  form,
  name,
  switchLabel,
}: {
  form: FormInstance<FormValues>;
  name: 'promised' | 'statutory' | 'pastPractice';
  switchLabel: string;
}) {
  const { t } = useTranslation('console');
  const known = Form.useWatch(['has', name], form) === true;
  const label = t(`catalogue.fields.${name}`);
  const required = [{ required: true, message: t('catalogue.form.required') }];
  return (
    <div className="limit-fields">
      <Form.Item name={['has', name]} valuePropName="checked">
        <Checkbox>{switchLabel}</Checkbox>
      </Form.Item>
      {known && (
        <div className="field-group">
          <div className="field-group-row">
            <Form.Item name={[name, 'days']} label={t('catalogue.form.days')} rules={required}>
              <InputNumber
                min={1}
                max={name === 'promised' ? 365 : 3650}
                precision={0}
                className="field-days"
                aria-label={`${label} ${t('catalogue.form.days')}`}
                suffix={name === 'promised' ? t('catalogue.form.working') : undefined}
              />
            </Form.Item>
            {name !== 'promised' && (
              <Form.Item name={[name, 'unit']} label={t('catalogue.form.unit')}>
                <Radio.Group
                  aria-label={`${label} ${t('catalogue.form.unit')}`}
                  optionType="button"
                  options={(['working', 'calendar'] as const).map((value) => ({
                    value,
                    label: t(`catalogue.form.${value}`),
                  }))}
                />
              </Form.Item>
            )}
            <Form.Item
              name={[name, 'source']}
              label={t('catalogue.form.sourceLabel')}
              className="field-grow"
              rules={[{ required: true, whitespace: true, message: t('catalogue.form.required') }]}
            >
              <Input
                maxLength={200}
                placeholder={t('catalogue.form.sourceHelp')}
                aria-label={`${label} ${t('catalogue.form.sourceLabel')}`}
              />
            </Form.Item>
          </div>
        </div>
      )}
    </div>
  );
}
