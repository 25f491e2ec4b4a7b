import { allOfficesOptions, catalogueTypesOptions } from '@guanjia/client/queries';
import { complexities, typeSubjects } from '@guanjia/core/catalogue';
import { serviceModes } from '@guanjia/core/matters';
import { useQuery } from '@tanstack/react-query';
import { useBlocker, useRouter } from '@tanstack/react-router';
import { Checkbox, Form, Input, Radio, Select } from 'antd';
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { placeFieldErrors } from '../../ui/field-errors.ts';
import type { TypeValues } from './form-values.ts';
import { LimitFields } from './limit-fields.tsx';
import { MaterialsField } from './materials-field.tsx';

export interface FormValues extends TypeValues {
  readonly code?: string;
}

interface FormProps {
  heading: string;
  initial: FormValues;
  /** A new type has a code to choose. */
  isNew: boolean;
  defaultDays: Readonly<Record<TypeValues['complexity'], number>> | undefined;
  save: { isPending: boolean; isError: boolean; error: unknown };
  /** What went wrong as a whole, and what to do about it. */
  failure: ReactNode;
  onSave: (values: FormValues) => void;
}

/** All rules of a kind of matter in one form. Leaving with something unsaved asks first. */
export function TypeForm({ heading, initial, isNew, defaultDays, save, failure, onSave }: FormProps) {
  const { t } = useTranslation(['console', 'actions', 'common']);
  const router = useRouter();
  const [form] = Form.useForm<FormValues>();
  const [dirty, setDirty] = useState(false);
  const groups = useQuery(catalogueTypesOptions).data?.groups ?? [];
  const offices = (useQuery(allOfficesOptions({ active: true })).data ?? []).filter(
    ({ kind }) => kind === 'department' || kind === 'supplier',
  );
  const officeOptions = offices.map(({ id, name }) => ({ value: id, label: name }));
  const complexity = Form.useWatch('complexity', form) ?? initial.complexity;
  useBlocker({
    shouldBlockFn: () => dirty && !window.confirm(t('catalogue.form.leave')),
    enableBeforeUnload: dirty,
  });
  useEffect(() => {
    if (!save.isError) return;
    placeFieldErrors(form, save.error, 'rules');
    const first = form.getFieldsError().find(({ errors }) => errors.length > 0);
    if (first) form.scrollToField(first.name, { block: 'center', focus: true });
  }, [form, save.isError, save.error]);
  const required = [{ required: true, message: t('catalogue.form.required') }];
  const written = [{ required: true, whitespace: true, message: t('catalogue.form.required') }];
  return (
    <div className="type-form">
      <h1>{heading}</h1>
      <p className="sub">{t('catalogue.form.help')}</p>
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={initial}
        onValuesChange={() => setDirty(true)}
        onFinish={onSave}
        scrollToFirstError
      >
        <fieldset>
          <legend>{t('catalogue.form.basics')}</legend>
          <div className="form-two">
            {isNew && (
              <Form.Item
                name="code"
                label={t('catalogue.form.code')}
                extra={t('catalogue.form.codeHelp')}
                rules={written}
              >
                <Input maxLength={60} autoComplete="off" spellCheck={false} />
              </Form.Item>
            )}
            <Form.Item name="name" label={t('catalogue.fields.name')} rules={written}>
              <Input maxLength={60} />
            </Form.Item>
            <Form.Item name="groupCode" label={t('catalogue.fields.groupCode')} rules={required}>
              <Select options={groups.map(({ code, name }) => ({ value: code, label: name }))} />
            </Form.Item>
          </div>
          <Form.Item name="subject" label={t('catalogue.fields.subject')}>
            <Radio.Group
              options={typeSubjects.map((value) => ({ value, label: t(`catalogue.subject.${value}`) }))}
            />
          </Form.Item>
          <Form.Item name="complexity" label={t('catalogue.fields.complexity')}>
            <Radio.Group
              options={complexities.map((value) => ({ value, label: t(`catalogue.complexity.${value}`) }))}
            />
          </Form.Item>
        </fieldset>
        <fieldset>
          <legend>{t('catalogue.form.officesTitle')}</legend>
          <div className="form-two">
            <Form.Item name="leadOfficeId" label={t('catalogue.fields.leadOfficeId')} rules={required}>
              <Select showSearch={{ optionFilterProp: 'label' }} options={officeOptions} />
            </Form.Item>
            <Form.Item name="supportingOfficeIds" label={t('catalogue.fields.supportingOfficeIds')}>
              <Select mode="multiple" showSearch={{ optionFilterProp: 'label' }} options={officeOptions} />
            </Form.Item>
          </div>
        </fieldset>
        <fieldset>
          <legend>{t('catalogue.form.limitsTitle')}</legend>
          <p className="small sub">{t('catalogue.form.limitsHelp')}</p>
          <LimitFields form={form} name="promised" switchLabel={t('catalogue.form.hasPromised')} />
          {defaultDays && (
            <p className="small sub">{t('catalogue.form.defaultHelp', { days: defaultDays[complexity] })}</p>
          )}
          <LimitFields form={form} name="statutory" switchLabel={t('catalogue.form.hasStatutory')} />
          <LimitFields form={form} name="pastPractice" switchLabel={t('catalogue.form.hasPast')} />
        </fieldset>
        <fieldset>
          <legend>{t('catalogue.form.materialsTitle')}</legend>
          <MaterialsField />
        </fieldset>
        <fieldset>
          <legend>{t('catalogue.form.modesTitle')}</legend>
          <Form.Item
            name="serviceModes"
            label={t('catalogue.fields.serviceModes')}
            rules={[{ type: 'array', min: 1, message: t('catalogue.form.required') }]}
          >
            <Checkbox.Group
              options={serviceModes.map((value) => ({ value, label: t(`actions:serviceMode.${value}`) }))}
            />
          </Form.Item>
          <Form.Item name="prominent" valuePropName="checked">
            <Checkbox>{t('catalogue.prominent')}</Checkbox>
          </Form.Item>
        </fieldset>
        <div className="type-form-foot">
          {save.isError && <div className="type-form-failure">{failure}</div>}
          <Button kind="primary" type="submit" busy={save.isPending}>
            {t('catalogue.form.save')}
          </Button>
          <Button onClick={() => router.history.back()}>{t('common:cancel')}</Button>
        </div>
      </Form>
    </div>
  );
}
