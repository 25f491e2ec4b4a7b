import '../../ui/handbook.css';
import { formatMoment } from '@guanjia/client/format';
import { handbookOptions } from '@guanjia/client/queries';
import type { ArticleSummary } from '@guanjia/core/handbook';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { BookOpen, PenLine } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { Empty } from '../../ui/empty.tsx';
import { groupBy } from '../../ui/group-by.ts';
import { PageHead } from '../../ui/list-page.tsx';
import { useTitle } from '../../ui/page-title.tsx';
import { QueryView } from '../../ui/query-view.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { useSession } from '../../ui/session.tsx';

const STATES = ['published', 'work', 'retired'] as const;

/** 工作手册: articles by chapter, found by their words. */
export function HandbookPage() {
  const { t } = useTranslation('console');
  const { abilities } = useSession();
  const navigate = useNavigate();
  const [words, setWords] = useState<string>();
  const [state, setState] = useState<(typeof STATES)[number]>('published');
  const query = useQuery(handbookOptions({ q: words, state }));
  const edits = abilities.includes('handbook.write') || abilities.includes('handbook.review');
  useTitle(t('handbook.title'));
  return (
    <div className="list-page">
      <PageHead
        title={t('handbook.title')}
        lead={t('handbook.lead')}
        action={
          abilities.includes('handbook.write') && (
            <Button kind="primary" icon={PenLine} onClick={() => void navigate({ to: '/handbook/new' })}>
              {t('handbook.write')}
            </Button>
          )
        }
      />
      <search className="filters">
        <div className="filters-line">
          <SearchField label={t('handbook.words')} value={words} onSearch={setWords} />
          {edits && (
            <fieldset className="handbook-states" aria-label={t('handbook.states')}>
              {STATES.map((one) => (
                <Button
                  key={one}
                  kind={one === state ? 'plain' : 'quiet'}
                  aria-pressed={one === state}
                  onClick={() => setState(one)}
                >
                  {t(`handbook.state.${one}`)}
                </Button>
              ))}
            </fieldset>
          )}
        </div>
      </search>
      <QueryView query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty icon={BookOpen} title={t('handbook.nothing')} help={t('handbook.nothingHelp')} />
          ) : (
            <div className="table-wrap handbook">
              {[...groupBy(items, (one) => one.chapter)].map(([chapter, some]) => (
                <section key={chapter}>
                  <h2>{chapter}</h2>
                  <ul>
                    {some.map((one) => (
                      <Row key={one.id} article={one} />
                    ))}
                  </ul>
                </section>
              ))}
            </div>
          )
        }
      </QueryView>
    </div>
  );
}

function Row({ article }: { article: ArticleSummary }) {
  const { t } = useTranslation('console');
  return (
    <li>
      <Link to="/handbook/$articleId" params={{ articleId: article.id }} className="handbook-row">
        <span className="handbook-name">
          <b>{article.title}</b>
          {article.state !== 'published' && (
            <span className={article.state === 'in-review' ? 'tag tag-yellow' : 'tag'}>
              {t(`handbook.versionState.${article.state}`)}
            </span>
          )}
        </span>
        <span className="sub handbook-excerpt">{article.excerpt}</span>
        <span className="small muted">
          {t('handbook.by', { name: article.author.name, when: formatMoment(article.writtenAt) })}
        </span>
      </Link>
    </li>
  );
}
