import { enterpriseListOptions, projectListOptions } from '@guanjia/client/queries';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAbility, useSession } from '../../ui/session.tsx';

interface Subject {
  readonly kind: 'enterprise' | 'project';
  readonly id: string;
}

/** An enterprise or a project in my charge, found by its name. */
export function SubjectField({
  id,
  value,
  onChange,
}: {
  id?: string;
  value?: Subject;
  onChange?: (subject: Subject) => void;
}) {
  const { t } = useTranslation(['console', 'actions', 'common']);
  const [text, setText] = useState('');
  const words = useDeferredValue(text.trim());
  const { butler } = useSession();
  const filter = {
    limit: 30,
    active: true,
    ...(butler ? { butlerId: butler.id } : {}),
    ...(words ? { q: words } : {}),
  };
  const firms = useInfiniteQuery({
    ...enterpriseListOptions(filter),
    enabled: useAbility('enterprise.edit'),
  });
  const projects = useInfiniteQuery({ ...projectListOptions(filter), enabled: useAbility('project.edit') });
  const group = (kind: Subject['kind'], items: readonly { id: string; name: string }[]) => ({
    label: t(`actions:subjectKind.${kind}`),
    options: items.map((item) => ({ value: `${kind} ${item.id}`, label: item.name })),
  });
  return (
    <Select<string>
      {...(id ? { id } : {})}
      {...(value ? { value: `${value.kind} ${value.id}` } : {})}
      showSearch={{ filterOption: false, onSearch: setText }}
      loading={firms.isFetching || projects.isFetching}
      placeholder={t('raise.subjectPlaceholder')}
      notFoundContent={
        firms.isFetching || projects.isFetching ? t('common:state.loading') : t('raise.subjectNone')
      }
      options={[
        group('project', projects.data?.pages[0]?.items ?? []),
        group('enterprise', firms.data?.pages[0]?.items ?? []),
      ].filter((one) => one.options.length > 0)}
      onChange={(key) => {
        const [kind, subjectId] = key.split(' ');
        if ((kind === 'enterprise' || kind === 'project') && subjectId) onChange?.({ kind, id: subjectId });
      }}
    />
  );
}
