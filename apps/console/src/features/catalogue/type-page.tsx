import './catalogue.css';
import { formatMoment } from '@guanjia/client/format';
import { typeHistoryOptions } from '@guanjia/client/queries';
import type { TypeHistory, TypeVersionView } from '@guanjia/core/catalogue';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { useTitle } from '../../ui/page-title.tsx';
import { QueryView } from '../../ui/query-view.tsx';
import { DifferenceTable } from './difference-table.tsx';
import { RulesView } from './rules-view.tsx';
import { TypeActions } from './type-actions.tsx';

const route = getRouteApi('/catalogue/$code');

/** One kind of matter: the draft with what it would change, the version in force, and all that went before. */
export function TypePage() {
  const { code } = route.useParams();
  const query = useQuery(typeHistoryOptions(code));
  return (
    <QueryView page query={query}>
      {(history) => <Content key={history.code} history={history} />}
    </QueryView>
  );
}

function Content({ history }: { history: TypeHistory }) {
  const { t } = useTranslation('console');
  const [chosen, setChosen] = useState<number>();
  const { versions, draft } = history;
  const [inForce] = versions;
  const shown = versions.find((one) => one.number === chosen) ?? inForce;
  const rules = shown?.rules ?? draft?.rules;
  const name = inForce?.rules.name ?? draft?.rules.name ?? history.code;
  useTitle(name);
  return (
    <article className="type-page">
      <header className="type-head">
        <h1>{name}</h1>
        {inForce && !inForce.rules.offered && <span className="tag">{t('catalogue.retired')}</span>}
        <span className="push row type-actions">
          <TypeActions history={history} />
        </span>
        <p className="sub">
          {rules?.groupName} · <code>{history.code}</code>
          {inForce && ` · ${t('catalogue.version', { n: inForce.number })}`}
        </p>
      </header>
      <div className="type-body">
        <Draft history={history} />
        {shown && <Shown history={history} shown={shown} />}
      </div>
      {versions.length > 0 && (
        <aside className="type-side">
          <h2 className="type-title">{t('catalogue.page.versions')}</h2>
          <ol>
            {versions.map((version) => (
              <li key={version.number}>
                <Button
                  kind={version.number === shown?.number ? 'plain' : 'quiet'}
                  aria-pressed={version.number === shown?.number}
                  onClick={() => setChosen(version.number)}
                >
                  {t('catalogue.version', { n: version.number })}
                  {version.number === inForce?.number && (
                    <span className="tag tag-green">{t('catalogue.page.inForce')}</span>
                  )}
                </Button>
                <VersionFacts version={version} />
              </li>
            ))}
          </ol>
        </aside>
      )}
    </article>
  );
}

function VersionFacts({ version }: { version: TypeVersionView }) {
  const { t } = useTranslation('console');
  const when = formatMoment(version.publishedAt);
  return (
    <>
      <div className="small">{version.reason}</div>
      <div className="small sub">
        {version.publishedBy
          ? t('catalogue.page.publishedBy', { name: version.publishedBy, when })
          : t('catalogue.page.byPlatform', { when })}
      </div>
      <div className="small sub">
        {version.openMatters > 0
          ? t('catalogue.page.openMatters', { count: version.openMatters })
          : t('catalogue.page.noneOpen')}
      </div>
    </>
  );
}

function Draft({ history }: { history: TypeHistory }) {
  const { t } = useTranslation('console');
  const { draft, versions } = history;
  const [inForce] = versions;
  if (!draft) return null;
  return (
    <section className="type-draft" aria-label={t('catalogue.page.draft')}>
      <h2 className="type-title">{t('catalogue.page.draft')}</h2>
      <p className="sub">
        {t('catalogue.page.draftOf', { name: draft.savedBy, when: formatMoment(draft.savedAt) })}
      </p>
      {inForce ? (
        <>
          <h3>{t('catalogue.page.draftDiffers', { n: inForce.number })}</h3>
          <DifferenceTable before={inForce.rules} after={draft.rules} />
        </>
      ) : (
        <>
          <p className="sub">{t('catalogue.page.draftNew')}</p>
          <h3>{t('catalogue.page.draftRules')}</h3>
          <div className="type-rules">
            <RulesView rules={draft.rules} defaultDays={history.defaultDays[draft.rules.complexity]} />
          </div>
        </>
      )}
    </section>
  );
}

function Shown({ history, shown }: { history: TypeHistory; shown: TypeVersionView }) {
  const { t } = useTranslation('console');
  const earlier = history.versions.find((one) => one.number === shown.number - 1);
  return (
    <>
      <section aria-label={t('catalogue.page.rules', { n: shown.number })}>
        <h2 className="type-title">{t('catalogue.page.rules', { n: shown.number })}</h2>
        <p className="sub">
          {t(`catalogue.subject.${shown.rules.subject}`)} ·{' '}
          {t(`catalogue.complexity.${shown.rules.complexity}`)}
        </p>
        <div className="type-rules">
          <RulesView rules={shown.rules} defaultDays={history.defaultDays[shown.rules.complexity]} />
        </div>
      </section>
      {earlier && (
        <section>
          <h2 className="type-title">{t('catalogue.page.changedFrom', { n: earlier.number })}</h2>
          <DifferenceTable before={earlier.rules} after={shown.rules} />
        </section>
      )}
    </>
  );
}
