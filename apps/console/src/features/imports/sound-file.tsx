import { formatCount } from '@guanjia/client/format';
import { useCommitImport } from '@guanjia/client/queries';
import type { ImportRun } from '@guanjia/core/imports';
import { CircleCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { FailurePanel } from '../../ui/failure.tsx';
import { DiscardButton } from './discard-button.tsx';

/** A file without fault: its first rows for the eye, and the one button that writes it. */
export function SoundFile({ run }: { run: ImportRun }) {
  const { t } = useTranslation('imports');
  const commit = useCommitImport(run.id);
  return (
    <>
      <div className="imports-good" role="status">
        <CircleCheck size={18} aria-hidden />
        <div className="body">
          <h2>{t('clean', { n: formatCount(run.total) })}</h2>
          <p className="sub">{t('cleanHelp')}</p>
          <p className="row imports-acts">
            <Button kind="primary" busy={commit.isPending} onClick={() => commit.mutate()}>
              {t('commit', { n: formatCount(run.total) })}
            </Button>
            <DiscardButton run={run} />
          </p>
        </div>
      </div>
      {commit.isError && <FailurePanel failure={commit.error} />}
      <Sample run={run} />
    </>
  );
}

/** The rows as they stand in the file; too wide for a page, so it scrolls sideways by itself. */
function Sample({ run }: { run: ImportRun }) {
  const { t } = useTranslation('imports');
  const title = t('sample', { n: run.sample.length });
  return (
    <section className="card table-card">
      <header className="card-head imports-recent-head">
        <h2>{title}</h2>
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keys */}
      <section className="imports-sample" aria-label={title} tabIndex={0}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t('rowNumber')}</th>
              {run.headings.map((heading) => (
                <th key={heading} scope="col">
                  {heading}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {run.sample.map(({ row, cells }) => (
              <tr key={row}>
                <th scope="row">{formatCount(row)}</th>
                {run.headings.map((heading, at) => (
                  <td key={heading}>{cells[at]}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </section>
  );
}
