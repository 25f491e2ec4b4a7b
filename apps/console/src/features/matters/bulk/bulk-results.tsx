import type { BulkResult, MatterSummary } from '@guanjia/core/matters';
import { CircleAlert, CircleCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';

/** The matters that were not done. */
export const leftOf = (results: readonly BulkResult[]): string[] =>
  results.filter((one) => one.result !== 'done').map((one) => one.matterId);

/** One row a matter: done, or why not. What was refused stands first. */
export function BulkResultList({
  results,
  matters,
}: {
  results: readonly BulkResult[];
  matters: readonly MatterSummary[];
}) {
  const { t } = useTranslation(['console', 'actions']);
  const rows = [...results].sort(
    (one, other) => Number(one.result === 'done') - Number(other.result === 'done'),
  );
  return (
    <ul className="bulk-results" aria-label={t('bulk.results')}>
      {rows.map(({ matterId, result, times, status, problem }) => {
        const matter = matters.find((one) => one.id === matterId);
        const done = result === 'done';
        return (
          <li key={matterId}>
            {done ? (
              <CircleCheck size={16} className="ink-green" aria-hidden />
            ) : (
              <CircleAlert size={16} className="ink-red" aria-hidden />
            )}
            <span className="clip">{matter?.title}</span>
            <span className={done ? 'sub nowrap' : 'ink-red nowrap'}>
              {done && times > 1 ? t('bulk.doneTimes', { count: times }) : t(`bulk.${result}`)}
            </span>
            <span className="small muted">
              {matter?.number}
              {status && ` · ${t(`actions:matterStatus.${status}`)}`}
              {problem && ` · ${problem.detail}`}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
