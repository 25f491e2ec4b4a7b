import { allButlersOptions, allOfficesOptions } from '@guanjia/client/queries';
import type { EnterpriseDetail } from '@guanjia/core/enterprises';
import { byBurden } from '@guanjia/core/organisation';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { RecordDialog, type RecordField } from '../../ui/record-dialog.tsx';
import { useLoadText } from '../../ui/use-load-text.ts';

/** 登记企业: who it is, its station, and from the first moment its one butler. */
export function NewEnterprise({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation(['console', 'common']);
  const navigate = useNavigate();
  const stations = useQuery(allOfficesOptions({ kind: 'station', active: true }));
  const butlers = useQuery(allButlersOptions({ active: true, serves: 'enterprise' }));
  const loadText = useLoadText();
  const fields: RecordField[] = [
    { name: 'name', label: t('record.firmName'), required: true, wide: true },
    { name: 'uscc', label: t('record.uscc'), most: 40, hint: t('record.usccHint') },
    { name: 'usccExceptionReason', label: t('record.usccReason'), most: 200 },
    {
      name: 'stationId',
      label: t('matter.station'),
      kind: 'choice',
      required: true,
      loading: stations.isPending,
      options: (stations.data ?? []).map(({ id, name }) => ({ value: id, label: name })),
    },
    {
      name: 'butlerId',
      label: t('matter.butler'),
      kind: 'choice',
      required: true,
      loading: butlers.isPending,
      options: [...(butlers.data ?? [])]
        .sort(byBurden)
        .map((butler) => ({ value: butler.id, label: loadText.butler(butler) })),
    },
    { name: 'shortName', label: t('enterprise.fact.shortName'), most: 40 },
    { name: 'legalRepresentative', label: t('enterprise.fact.legalRepresentative'), most: 60 },
    { name: 'industryCode', label: t('record.industryCode'), most: 20, hint: t('record.industryHint') },
    { name: 'address', label: t('record.address'), most: 200 },
    { name: 'aboveScale', label: t('enterprise.aboveScale'), kind: 'switch' },
  ];
  return (
    <RecordDialog<EnterpriseDetail>
      title={t('record.newEnterprise')}
      fields={fields}
      write={(body) => ({ method: 'POST', path: '/enterprises', body })}
      done={() => t('record.saved')}
      onDone={(firm) =>
        void navigate({ to: '/enterprises/$enterpriseId', params: { enterpriseId: firm.id } })
      }
      onClose={onClose}
    />
  );
}
