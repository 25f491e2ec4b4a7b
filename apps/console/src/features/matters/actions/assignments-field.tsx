import { formatList } from '@guanjia/client/format';
import { allOfficesOptions } from '@guanjia/client/queries';
import type { MatterDetail } from '@guanjia/core/matters';
import type { OfficeView } from '@guanjia/core/organisation';
import { useQuery } from '@tanstack/react-query';
import { Form, Input, InputNumber, Radio, Select } from 'antd';
import { Plus, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button, IconButton } from '../../../ui/button.tsx';
import { useLoadText } from '../../../ui/use-load-text.ts';
import type { AssignmentValues } from './action-values.ts';

/** Offices side by side, one of them in the lead, each with a limit of its own. */
export function AssignmentsField({ matter }: { matter?: MatterDetail }) {
  const { t } = useTranslation(['console', 'actions']);
  const offices = useQuery(allOfficesOptions({ active: true }));
  // Of the version that the matter keeps to, whatever the catalogue says by now.
  const { lead, supporting } = matter?.typeOffices ?? { lead: null, supporting: [] };
  const usual = new Set([lead?.id, ...supporting.map((one) => one.id)]);
  const assignable = (offices.data ?? []).filter(({ kind }) => kind === 'department' || kind === 'supplier');
  const loadText = useLoadText();
  const option = (office: OfficeView) => ({ value: office.id, label: loadText.office(office) });
  const options = [
    { label: t('action.usualOffices'), options: assignable.filter(({ id }) => usual.has(id)).map(option) },
    { label: t('action.otherOffices'), options: assignable.filter(({ id }) => !usual.has(id)).map(option) },
  ].filter((group) => group.options.length > 0);

  return (
    <Form.List name="assignments">
      {(fields, { add, remove }) => (
        <fieldset className="field-list">
          <legend className="vh">{t('action.offices')}</legend>
          {matter && lead && (
            <p className="small sub">
              {t('action.usual', {
                lead: lead.name,
                support: formatList(supporting.map((one) => one.name)) || t('action.noSupport'),
                days: matter.timeUsed.promised.days,
              })}
            </p>
          )}
          {fields.map((field, index) => (
            <OneAssignment
              key={field.key}
              name={field.name}
              index={index}
              options={options}
              loading={offices.isPending}
              onRemove={fields.length > 1 ? () => remove(field.name) : undefined}
            />
          ))}
          {fields.length < 12 && (
            <Button icon={Plus} onClick={() => add({ role: 'support' } satisfies AssignmentValues)}>
              {t('action.addOffice')}
            </Button>
          )}
        </fieldset>
      )}
    </Form.List>
  );
}

function OneAssignment({
  name,
  index,
  options,
  loading,
  onRemove,
}: {
  name: number;
  index: number;
  options: { label: string; options: { value: string; label: string }[] }[];
  loading: boolean;
  onRemove: (() => void) | undefined;
}) {
  const { t } = useTranslation(['console', 'actions']);
  const n = index + 1;
  return (
    <div className="field-group">
      <div className="field-group-row">
        <Form.Item
          name={[name, 'officeId']}
          label={t('action.office')}
          className="field-grow"
          rules={[{ required: true, message: t('action.officeMissing') }]}
        >
          <Select
            showSearch={{ optionFilterProp: 'label' }}
            loading={loading}
            options={options}
            placeholder={t('action.chooseOffice')}
            aria-label={t('action.officeN', { n })}
          />
        </Form.Item>
        <Form.Item name={[name, 'role']} label={t('action.role')}>
          <Radio.Group
            optionType="button"
            options={(['lead', 'support'] as const).map((value) => ({
              value,
              label: t(`actions:assignmentRole.${value}`),
            }))}
          />
        </Form.Item>
        <Form.Item
          name={[name, 'limitDays']}
          label={t('action.limit')}
          rules={[{ required: true, message: t('action.limitMissing') }]}
        >
          <InputNumber
            min={1}
            max={250}
            precision={0}
            className="field-days"
            suffix={t('action.workingDays')}
          />
        </Form.Item>
        {onRemove && <IconButton icon={X} label={t('action.removeOffice', { n })} onClick={onRemove} />}
      </div>
      <Form.Item name={[name, 'instruction']} label={t('action.instruction')}>
        <Input.TextArea autoSize={{ minRows: 1, maxRows: 6 }} maxLength={2000} />
      </Form.Item>
    </div>
  );
}
