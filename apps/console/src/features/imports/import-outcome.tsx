import { formatCount } from '@guanjia/client/format';
import { useCommitImport } from '@guanjia/client/queries';
import type { ImportKind, ImportRun } from '@guanjia/core/imports';
import { Link } from '@tanstack/react-router';
import { CircleCheck, Trash2, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { FailurePanel } from '../../ui/failure.tsx';
import { DiscardButton } from './discard-button.tsx';

/** What became of it: written, not written, or given up; and what to do next. */
export function ImportOutcome({ run }: { run: ImportRun }) {
  if (run.state === 'committed') return <Written run={run} />;
  if (run.state === 'failed') return <Failed run={run} />;
  return <Discarded />;
}

const PLACES = {
  enterprises: '/enterprises',
  projects: '/projects',
  butlers: '/butlers',
  stewardships: '/enterprises',
} as const satisfies Partial<Record<ImportKind, string>>;

function Written({ run }: { run: ImportRun }) {
  const { t } = useTranslation('imports');
  const { kind } = run;
  const n = formatCount(run.written ?? run.total);
  const unchanged = run.unchanged ?? 0;
  return (
    <div className="imports-good" role="status">
      <CircleCheck size={18} aria-hidden />
      <div className="body">
        <h2>
          {unchanged > 0 ? t('doneUnchanged', { n, unchanged: formatCount(unchanged) }) : t('done', { n })}
        </h2>
        {run.notes.map((note) => (
          <p key={note}>{note}</p>
        ))}
        {kind in PLACES && (
          <p className="row imports-acts">
            <Link to={PLACES[kind as keyof typeof PLACES]} className="btn btn-primary">
              {t(`see.${kind as keyof typeof PLACES}`)}
            </Link>
          </p>
        )}
      </div>
    </div>
  );
}

function Failed({ run }: { run: ImportRun }) {
  const { t } = useTranslation('imports');
  const commit = useCommitImport(run.id);
  return (
    <>
      <div className="failure" role="alert">
        <TriangleAlert size={18} aria-hidden />
        <div className="body">
          <h2>{t('failed')}</h2>
          <p>{run.error}</p>
          <p className="row imports-acts">
            {run.actions.includes('commit') && (
              <Button kind="primary" busy={commit.isPending} onClick={() => commit.mutate()}>
                {t('again')}
              </Button>
            )}
            <DiscardButton run={run} />
          </p>
        </div>
      </div>
      {commit.isError && <FailurePanel failure={commit.error} />}
    </>
  );
}

function Discarded() {
  const { t } = useTranslation('imports');
  return (
    <p className="imports-discarded sub" role="status">
      <Trash2 size={16} aria-hidden />
      {t('discarded')}
    </p>
  );
}
