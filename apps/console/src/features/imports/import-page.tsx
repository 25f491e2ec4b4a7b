import '../../ui/sheet.css';
import './imports.css';
import { formatCount, formatList } from '@guanjia/client/format';
import { importOptions } from '@guanjia/client/queries';
import type { ImportRun } from '@guanjia/core/imports';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useTitle } from '../../ui/page-title.tsx';
import { QueryView } from '../../ui/query-view.tsx';
import { FaultyFile } from './faulty-file.tsx';
import { ImportOutcome } from './import-outcome.tsx';
import { SoundFile } from './sound-file.tsx';
import { StateTag } from './state-tag.tsx';
import { WritingFile } from './writing-file.tsx';

const route = getRouteApi('/imports/$importId');

/** One file on its way: what is wrong with it, what it holds, how far it is, what became of it. */
export function ImportPage() {
  const { importId } = route.useParams();
  const query = useQuery(importOptions(importId));
  return (
    <QueryView page query={query}>
      {(run) => <Content run={run} />}
    </QueryView>
  );
}

function Content({ run }: { run: ImportRun }) {
  const { t } = useTranslation('imports');
  useTitle(run.fileName);
  return (
    <div className="sheet">
      <header className="sheet-head">
        <div className="sheet-title">
          <h1 className="clip">{run.fileName}</h1>
          <StateTag run={run} />
          <Link to="/imports" search={{ kind: run.kind }} className="link push">
            {t('back')}
          </Link>
        </div>
        <p className="sheet-facts">
          <span>{t(`kind.${run.kind}`)}</span>
          <span>{t('rows', { n: formatCount(run.total) })}</span>
          {run.ignoredHeadings.length > 0 && (
            <span>{t('ignored', { headings: formatList(run.ignoredHeadings) })}</span>
          )}
        </p>
      </header>
      <div className="imports">
        <Standing run={run} />
      </div>
    </div>
  );
}

function Standing({ run }: { run: ImportRun }) {
  if (run.state === 'committing') return <WritingFile run={run} />;
  if (run.state === 'parsed') return run.faulty > 0 ? <FaultyFile run={run} /> : <SoundFile run={run} />;
  return <ImportOutcome run={run} />;
}
