import type { MonthReports } from '@guanjia/core/plans';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FilterSelect } from '../../../ui/filter-select.tsx';
import { RecordDialog } from '../../../ui/record-dialog.tsx';

interface MonthDialogProps {
  readonly projectId: string;
  readonly months: MonthReports;
  readonly onClose: () => void;
}

/** 填报月报 of this month, or an earlier one of the year anew. */
export function MonthDialog({ projectId, months, onClose }: MonthDialogProps) {
  const { t } = useTranslation('console');
  const latest = months.year === Number(months.latest.slice(0, 4)) ? Number(months.latest.slice(5)) : 12;
  const all = Array.from({ length: latest }, (_, n) => `${months.year}-${String(n + 1).padStart(2, '0')}`);
  const [month, setMonth] = useState(all.at(-1) ?? months.latest);
  const kept = months.items.find((one) => one.month === month);
  return (
    <RecordDialog<MonthReports>
      key={month}
      title={
        <span className="row">
          {t('investment.report')}
          <FilterSelect
            name={t('investment.month')}
            value={month}
            choices={all.toReversed().map((value) => ({ value, label: value }))}
            onChange={(next) => next && setMonth(next)}
          />
        </span>
      }
      fields={[
        { name: 'planWan', label: t('investment.planned'), kind: 'number', hint: t('enterprise.unitWan') },
        {
          name: 'doneWan',
          label: t('investment.done'),
          kind: 'number',
          required: true,
          hint: t('enterprise.unitWan'),
        },
        { name: 'site', label: t('investment.site'), kind: 'area', most: 2000 },
        { name: 'problems', label: t('investment.problems'), kind: 'area', most: 2000 },
      ]}
      initial={{
        planWan: kept?.planWan ?? null,
        doneWan: kept?.doneWan ?? null,
        site: kept?.site ?? null,
        problems: kept?.problems ?? null,
      }}
      write={(values) => ({
        method: 'PUT',
        path: `/projects/${projectId}/months/${month}`,
        body: {
          version: kept?.version ?? null,
          planWan: values.planWan ?? null,
          doneWan: values.doneWan,
          site: values.site ?? '',
          problems: values.problems ?? '',
        },
      })}
      done={() => t('investment.saved', { month })}
      onClose={onClose}
    />
  );
}
