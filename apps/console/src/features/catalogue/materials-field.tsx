import { Checkbox, Form, Input, InputNumber, Radio } from 'antd';
import { ArrowDown, ArrowUp, Plus, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button, IconButton } from '../../ui/button.tsx';
import { TypeFile } from './type-file.tsx';

const MOST = 60;

/** The check-list, item by item, in the order in which it is read. */
export function MaterialsField() {
  const { t } = useTranslation('console');
  return (
    <Form.List name="materials">
      {(fields, { add, remove, move }) => (
        <div className="field-list">
          {fields.map((field, index) => (
            <Material
              key={field.key}
              name={field.name}
              n={index + 1}
              onUp={index > 0 ? () => move(index, index - 1) : undefined}
              onDown={index < fields.length - 1 ? () => move(index, index + 1) : undefined}
              onRemove={() => remove(field.name)}
            />
          ))}
          {fields.length < MOST && (
            <Button icon={Plus} onClick={() => add({ required: true })}>
              {t('catalogue.form.addMaterial')}
            </Button>
          )}
        </div>
      )}
    </Form.List>
  );
}

interface MaterialProps {
  name: number;
  n: number;
  onUp: (() => void) | undefined;
  onDown: (() => void) | undefined;
  onRemove: () => void;
}

function Material({ name, n, onUp, onDown, onRemove }: MaterialProps) {
  const { t } = useTranslation('console');
  return (
    <fieldset className="field-group material">
      <legend className="vh">{t('catalogue.form.material', { n })}</legend>
      <div className="field-group-row">
        <Form.Item
          name={[name, 'name']}
          label={t('catalogue.form.materialName')}
          className="field-grow"
          rules={[{ required: true, whitespace: true, message: t('catalogue.form.required') }]}
        >
          <Input maxLength={100} aria-label={t('catalogue.form.material', { n })} />
        </Form.Item>
        <Form.Item name={[name, 'required']} label=" ">
          <Radio.Group
            aria-label={t('catalogue.form.materialNeed', { n })}
            optionType="button"
            options={[
              { value: true, label: t('catalogue.form.needed') },
              { value: false, label: t('catalogue.form.optional') },
            ]}
          />
        </Form.Item>
        <span className="material-tools">
          <IconButton icon={ArrowUp} label={t('catalogue.form.up', { n })} disabled={!onUp} onClick={onUp} />
          <IconButton
            icon={ArrowDown}
            label={t('catalogue.form.down', { n })}
            disabled={!onDown}
            onClick={onDown}
          />
          <IconButton icon={X} label={t('catalogue.form.removeMaterial', { n })} onClick={onRemove} />
        </span>
      </div>
      <Form.Item name={[name, 'note']} label={t('catalogue.form.note')}>
        <Input maxLength={200} />
      </Form.Item>
      <details className="material-more">
        <summary>{t('catalogue.form.more', { n })}</summary>
        <div className="form-two">
          <Form.Item name={[name, 'template']} label={t('catalogue.form.template')}>
            <Input maxLength={200} />
          </Form.Item>
          <Form.Item name={[name, 'sample']} label={t('catalogue.form.sample')}>
            <Input maxLength={200} />
          </Form.Item>
          <Form.Item name={[name, 'templateFile']} label={t('catalogue.form.templateFile')}>
            <TypeFile label={t('catalogue.form.templateFileOf', { n })} />
          </Form.Item>
          <Form.Item name={[name, 'sampleFile']} label={t('catalogue.form.sampleFile')}>
            <TypeFile label={t('catalogue.form.sampleFileOf', { n })} />
          </Form.Item>
          <Form.Item
            name={[name, 'validity']}
            label={t('catalogue.form.validity')}
            extra={t('catalogue.form.validityHelp')}
          >
            <Input maxLength={200} />
          </Form.Item>
          <Form.Item
            name={[name, 'validMonths']}
            label={t('catalogue.form.validMonths')}
            extra={t('catalogue.form.validMonthsHelp')}
          >
            <InputNumber min={1} max={120} precision={0} suffix={t('catalogue.form.months')} />
          </Form.Item>
        </div>
        <Form.Item name={[name, 'mayLack']} valuePropName="checked" noStyle>
          <Checkbox>{t('catalogue.form.mayLack')}</Checkbox>
        </Form.Item>
        <Form.Item name={[name, 'mayPromise']} valuePropName="checked" noStyle>
          <Checkbox>{t('catalogue.form.mayPromise')}</Checkbox>
        </Form.Item>
      </details>
    </fieldset>
  );
}
