import { allButlersOptions, matterTypesOptions } from '@guanjia/client/queries';
import type { MatterDetail } from '@guanjia/core/matters';
import { byBurden } from '@guanjia/core/organisation';
import { useQuery } from '@tanstack/react-query';
import { Form, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useLoadText } from '../../../ui/use-load-text.ts';
import { typeOptions } from '../type-options.ts';

/** To another butler, to another type, or both: at least one of them. */
export function TransferFields({ matter }: { matter: MatterDetail }) {
  const { t } = useTranslation('console');
  const butlers = useQuery(allButlersOptions({ active: true, serves: matter.subjectKind }));
  const types = useQuery(matterTypesOptions);
  const loadText = useLoadText();
  const others = (butlers.data ?? []).filter((butler) => butler.id !== matter.butler.id).sort(byBurden);
  return (
    <>
      <Form.Item
        name="butlerId"
        label={t('action.toButler')}
        dependencies={['typeCode']}
        rules={[
          ({ getFieldValue }) => ({
            validator: (_rule, value: unknown) =>
              value || getFieldValue('typeCode')
                ? Promise.resolve()
                : Promise.reject(new Error(t('action.transferMissing'))),
          }),
        ]}
      >
        <Select
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          loading={butlers.isPending}
          placeholder={t('action.keepButler', { name: matter.butler.name })}
          options={others.map((butler) => ({ value: butler.id, label: loadText.butler(butler) }))}
        />
      </Form.Item>
      <Form.Item name="typeCode" label={t('action.toType')}>
        <Select
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          loading={types.isPending}
          placeholder={t('action.keepType', { name: matter.type.name })}
          options={typeOptions(
            (types.data?.items ?? []).filter((type) => type.active && type.code !== matter.type.code),
            matter.subjectKind,
          )}
        />
      </Form.Item>
    </>
  );
}
