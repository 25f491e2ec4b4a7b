import { accountListOptions, allOfficesOptions } from '@guanjia/client/queries';
import type { ButlerView } from '@guanjia/core/organisation';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { RecordDialog, type RecordField } from '../../ui/record-dialog.tsx';

const KINDS = ['enterprise', 'project', 'both'] as const;

function useButlerFields(): RecordField[] {
  const { t } = useTranslation(['console', 'common']);
  const stations = useQuery(allOfficesOptions({ kind: 'station', active: true }));
  return [
    {
      name: 'kind',
      label: t('butler.kind'),
      kind: 'choice',
      required: true,
      options: KINDS.map((value) => ({ value, label: t(`butler.kinds.${value}`) })),
    },
    {
      name: 'stationId',
      label: t('matter.station'),
      kind: 'choice',
      required: true,
      loading: stations.isPending,
      options: (stations.data ?? []).map(({ id, name }) => ({ value: id, label: name })),
    },
    { name: 'phone', label: t('common:phone'), required: true, most: 30, hint: t('butler.phoneHint') },
    { name: 'title', label: t('butler.title'), required: true, most: 40 },
  ];
}

/** 任命管家: somebody with an account becomes a butler of a station. */
export function NewButler({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation(['console', 'common']);
  const fields = useButlerFields();
  const accounts = useInfiniteQuery(accountListOptions({ limit: 100, status: 'active' }));
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = accounts;
  if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  const people = (accounts.data?.pages ?? []).flatMap((page) => page.items);
  return (
    <RecordDialog<ButlerView>
      title={t('butler.create')}
      fields={[
        {
          name: 'accountId',
          label: t('butler.account'),
          kind: 'choice',
          required: true,
          wide: true,
          loading: accounts.isPending,
          hint: t('butler.accountHint'),
          options: people.map(({ id, displayName, username }) => ({
            value: id,
            label: `${displayName} · ${username}`,
          })),
        },
        ...fields,
      ]}
      initial={{ title: t('butler.usualTitle') }}
      write={(body) => ({ method: 'POST', path: '/butlers', body })}
      done={(butler) => t('butler.made', { name: butler.name })}
      onClose={onClose}
    />
  );
}

/** Another station, kind or phone; or no longer on duty, once nothing is in his charge. */
export function EditButler({ butler, onClose }: { butler: ButlerView; onClose: () => void }) {
  const { t } = useTranslation(['console', 'common']);
  const fields = useButlerFields();
  return (
    <RecordDialog<ButlerView>
      title={butler.name}
      editing
      fields={[
        ...fields,
        { name: 'active', label: t('butler.active'), kind: 'switch', hint: t('butler.activeHint') },
      ]}
      initial={{
        kind: butler.kind,
        stationId: butler.station.id,
        phone: butler.phone,
        title: butler.title,
        active: butler.active,
      }}
      write={(body) => ({ method: 'PATCH', path: `/butlers/${butler.id}`, body })}
      done={() => t('record.saved')}
      onClose={onClose}
    />
  );
}
