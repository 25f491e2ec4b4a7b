import { formatList, formatStatements } from '@guanjia/client/format';
import { matterTypesOptions } from '@guanjia/client/queries';
import { useQuery } from '@tanstack/react-query';
import { Form, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { typeOptions } from './type-options.ts';

/** What it is about, with the promise that goes with it and the papers that it needs. */
export function TypeField() {
  const { t } = useTranslation('console');
  const types = useQuery(matterTypesOptions);
  const form = Form.useFormInstance();
  const code: unknown = Form.useWatch('typeCode', form);
  const subject: unknown = Form.useWatch('subject', form);
  const kind =
    typeof subject === 'object' && subject !== null && 'kind' in subject && subject.kind === 'project'
      ? 'project'
      : subject
        ? 'enterprise'
        : undefined;
  const active = (types.data?.items ?? []).filter((type) => type.active);
  const chosen = active.find((type) => type.code === code);
  const papers = chosen?.materials.filter((one) => one.required).map((one) => one.name) ?? [];
  return (
    <Form.Item
      name="typeCode"
      label={t('matter.type')}
      rules={[{ required: true, message: t('raise.typeMissing') }]}
      extra={
        chosen && (
          <>
            {t('raise.promise', { days: chosen.promised.days })}
            {papers.length > 0 && formatStatements(['', t('raise.papers', { list: formatList(papers) })])}
          </>
        )
      }
    >
      <Select
        showSearch={{ optionFilterProp: 'label' }}
        loading={types.isPending}
        placeholder={t('raise.typePlaceholder')}
        notFoundContent={<span className="sub">{t('raise.typeNone')}</span>}
        options={typeOptions(active, kind)}
      />
    </Form.Item>
  );
}
