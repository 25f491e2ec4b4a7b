import './filters.css';
import { Select } from 'antd';
import { useTranslation } from 'react-i18next';

export interface Choice {
  readonly value: string;
  readonly label: string;
}

/** A condition of a list: its name and what it is set to, in one line; coloured while it narrows. */
export function FilterSelect({
  name,
  value,
  choices,
  onChange,
  loading,
}: {
  name: string;
  value: string | undefined;
  choices: readonly Choice[];
  onChange: (value: string | undefined) => void;
  loading?: boolean;
}) {
  const { t } = useTranslation('common');
  return (
    <Select<string>
      className={value === undefined ? 'filter' : 'filter filter-on'}
      prefix={name}
      aria-label={name}
      value={value ?? ''}
      options={[{ value: '', label: t('all') }, ...choices]}
      onChange={(next) => onChange(next === '' ? undefined : next)}
      loading={loading ?? false}
      popupMatchSelectWidth={false}
      showSearch={choices.length > 8 ? { optionFilterProp: 'label' } : false}
    />
  );
}
