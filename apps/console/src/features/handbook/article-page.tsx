import '../../ui/handbook.css';
import { formatList, formatMoment } from '@guanjia/client/format';
import { MarkdownText } from '@guanjia/client/markdown';
import { articleOptions, articleVersionOptions, matterTypesOptions } from '@guanjia/client/queries';
import type { ArticleVersion, ArticleView } from '@guanjia/core/handbook';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { useTitle } from '../../ui/page-title.tsx';
import { QueryView } from '../../ui/query-view.tsx';
import { ArticleActions } from './article-actions.tsx';

const route = getRouteApi('/handbook/$articleId');

/** One article: what holds now, what is being written, and what it said before. */
export function ArticlePage() {
  const { articleId } = route.useParams();
  const query = useQuery(articleOptions(articleId));
  return (
    <QueryView page query={query}>
      {(article) => <Content key={article.id} article={article} />}
    </QueryView>
  );
}

function Content({ article }: { article: ArticleView }) {
  const { t } = useTranslation('console');
  const [chosen, setChosen] = useState<number>();
  // What is being written stands in front for those who write it, once nothing else is chosen.
  const present = article.open ?? article.published;
  const earlier = useQuery({
    ...articleVersionOptions(article.id, chosen ?? 0),
    enabled: chosen !== undefined && chosen !== present?.number && chosen !== article.published?.number,
  });
  const shown =
    chosen === undefined
      ? present
      : [article.open, article.published, earlier.data].find((one) => one?.number === chosen);
  const title = (shown ?? present)?.title ?? article.versions[0]?.title ?? '';
  useTitle(title);
  return (
    <article className="article">
      <header className="article-head">
        <h1>{title}</h1>
        {!article.active && <span className="tag tag-red">{t('handbook.retired')}</span>}
        <span className="push row">
          <ArticleActions article={article} />
        </span>
        {shown && (
          <p className="sub">
            {shown.chapter} · {t('handbook.version', { n: shown.number })} ·{' '}
            {t('handbook.by', { name: shown.author.name, when: formatMoment(shown.writtenAt) })}
          </p>
        )}
      </header>
      <div>
        {shown && <Standing article={article} shown={shown} onPresent={() => setChosen(undefined)} />}
        {shown ? (
          <MarkdownText text={shown.body} className="markdown" />
        ) : (
          <QueryView query={earlier}>{() => null}</QueryView>
        )}
      </div>
      <aside className="article-side">
        {shown && <Ties version={shown} />}
        <section>
          <h2>{t('handbook.versions')}</h2>
          <ul>
            {article.versions.map((version) => (
              <li key={version.number}>
                <Button
                  kind={version.number === shown?.number ? 'plain' : 'quiet'}
                  aria-pressed={version.number === shown?.number}
                  onClick={() => setChosen(version.number)}
                >
                  {t('handbook.version', { n: version.number })} ·{' '}
                  {t(`handbook.versionState.${version.state}`)}
                </Button>
                <div className="small sub">{version.note}</div>
                <div className="small muted">
                  {t('handbook.by', {
                    name: version.author.name,
                    when: formatMoment(version.writtenAt),
                  })}
                  {version.reviewer && ` · ${t('handbook.reviewed', { name: version.reviewer.name })}`}
                </div>
              </li>
            ))}
          </ul>
        </section>
      </aside>
    </article>
  );
}

interface StandingProps {
  article: ArticleView;
  shown: ArticleVersion;
  onPresent: () => void;
}

/** Where the version that is shown stands, where it is not simply the one that holds. */
function Standing({ article, shown, onPresent }: StandingProps) {
  const { t } = useTranslation('console');
  if (shown.state === 'published') return null;
  if (shown.number === article.open?.number) {
    const state = t(`handbook.versionState.${shown.state}`);
    return (
      <div className={shown.state === 'in-review' ? 'article-note article-note-review' : 'article-note'}>
        <span>
          {t('handbook.openNote', { n: shown.number, state, name: shown.author.name })}{' '}
          {article.published === null && t('handbook.notYet')}
        </span>
        {shown.reviewNote && <b>{t('handbook.reviewNote', { note: shown.reviewNote })}</b>}
      </div>
    );
  }
  return (
    <div className="article-note">
      <span>{t('handbook.shownVersion', { n: shown.number })}</span>
      <Button onClick={onPresent}>{t('handbook.toPresent')}</Button>
    </div>
  );
}

function Ties({ version }: { version: ArticleVersion }) {
  const { t } = useTranslation(['console', 'actions']);
  const types = useQuery(matterTypesOptions).data?.items ?? [];
  const names = version.typeCodes.map((code) => types.find((type) => type.code === code)?.name ?? code);
  return (
    <>
      <section>
        <h2>{t('handbook.forTypes')}</h2>
        <p>{formatList(names) || t('handbook.allTypes')}</p>
      </section>
      {version.actions.length > 0 && (
        <section>
          <h2>{t('handbook.forActions')}</h2>
          <p className="article-tags">
            {version.actions.map((action) => (
              <span key={action} className="tag">
                {t(`actions:action.${action}`)}
              </span>
            ))}
          </p>
        </section>
      )}
    </>
  );
}
