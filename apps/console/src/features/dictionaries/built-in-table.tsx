import {
  answerOutcomes,
  closeReasons,
  declineReasons,
  ratingLevels,
  serviceModes,
} from '@guanjia/core/matters';
import { useTranslation } from 'react-i18next';
import { type Column, DataTable } from '../../ui/data-table.tsx';

export const BUILT_IN = ['declineReason', 'outcome', 'closeReason', 'serviceMode', 'rating'] as const;
export type BuiltInName = (typeof BUILT_IN)[number];

interface Entry {
  readonly code: string;
  readonly name: string;
}

/** A list that the workflow decides by: shown, and not to be changed here. */
export function BuiltInTable({ name }: { name: BuiltInName }) {
  const { t } = useTranslation(['console', 'actions']);
  const entries: Record<BuiltInName, readonly Entry[]> = {
    declineReason: declineReasons.map((code) => ({ code, name: t(`actions:declineReason.${code}`) })),
    outcome: answerOutcomes.map((code) => ({ code, name: t(`actions:outcome.${code}`) })),
    closeReason: closeReasons.map((code) => ({ code, name: t(`actions:closeReason.${code}`) })),
    serviceMode: serviceModes.map((code) => ({ code, name: t(`actions:serviceMode.${code}`) })),
    rating: ratingLevels.map((code) => ({ code: String(code), name: t(`actions:rating.${code}`) })),
  };
  const columns: Column<Entry>[] = [
    {
      key: 'code',
      head: t('dictionary.code'),
      width: '220px',
      cell: (entry) => <code>{entry.code}</code>,
    },
    { key: 'name', head: t('dictionary.name'), cell: (entry) => entry.name },
  ];
  const rows = entries[name];
  const title = t(`dictionary.tables.${name}`);
  return (
    <>
      <p className="dictionary-facts sub">
        <b>{t('dictionary.builtInSource')}</b> {t('dictionary.builtInCount', { count: rows.length })}
        <span className="dictionary-note">{t('dictionary.builtIn')}</span>
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls by itself, and keys must reach it */}
      <section className="table-wrap" aria-label={title} tabIndex={0}>
        <DataTable label={title} columns={columns} rows={rows} keyOf={(entry) => entry.code} />
      </section>
    </>
  );
}
