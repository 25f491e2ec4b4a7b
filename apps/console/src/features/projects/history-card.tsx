import { formatMoment } from '@guanjia/client/format';
import { projectHistoryOptions } from '@guanjia/client/queries';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { QueryView } from '../../ui/query-view.tsx';

const FEW = 6;

/** 档案经过: who did what to the project, and why. */
export function HistoryCard({ projectId }: { projectId: string }) {
  const { t } = useTranslation('console');
  const query = useQuery(projectHistoryOptions(projectId));
  const [all, setAll] = useState(false);
  return (
    <section className="card">
      <header className="card-head">
        <h2>{t('projectHistory.title')}</h2>
      </header>
      <div className="card-body">
        <QueryView query={query}>
          {({ items }) => (
            <>
              <ol className="history">
                {items.slice(0, all ? items.length : FEW).map((one) => (
                  <li key={one.seq}>
                    {t(`projectHistory.did.${one.act}`)}
                    {one.about && ` ${one.about}`}
                    {one.words.map((words) => (
                      <p key={words} className="words">
                        {words}
                      </p>
                    ))}
                    <div className="small muted">
                      {one.by ?? t('projectHistory.platform')} · {formatMoment(one.at)}
                    </div>
                  </li>
                ))}
              </ol>
              {!all && items.length > FEW && (
                <button type="button" className="link" onClick={() => setAll(true)}>
                  {t('projectHistory.more', { n: items.length - FEW })}
                </button>
              )}
            </>
          )}
        </QueryView>
      </div>
    </section>
  );
}
