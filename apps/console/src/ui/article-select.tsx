import { handbookOptions } from '@guanjia/client/queries';
import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useTranslation } from 'react-i18next';

interface ArticleSelectProps {
  readonly id?: string;
  readonly value?: string | null;
  readonly onChange?: (articleId: string | null) => void;
}

/** One published article of the handbook, or none; one that was withdrawn since stays chosen until somebody changes it. */
export function ArticleSelect({ id, value, onChange }: ArticleSelectProps) {
  const { t } = useTranslation('console');
  const articles = useQuery(handbookOptions({ state: 'published' }));
  const options = (articles.data?.items ?? []).map((one) => ({
    value: one.id,
    label: `${one.chapter} · ${one.title}`,
  }));
  const gone =
    articles.data !== undefined && value != null && !options.some((option) => option.value === value)
      ? [{ value, label: t('template.articleGone') }]
      : [];
  return (
    <Select
      {...(id === undefined ? {} : { id })}
      showSearch={{ optionFilterProp: 'label' }}
      loading={articles.isPending}
      value={value ?? ''}
      onChange={(chosen) => onChange?.(chosen || null)}
      options={[{ value: '', label: t('template.none') }, ...gone, ...options]}
    />
  );
}
