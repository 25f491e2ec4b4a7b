import { MarkdownText } from '@guanjia/client/markdown';
import { articleOptions, besideOptions } from '@guanjia/client/queries';
import type { ArticleSummary } from '@guanjia/core/handbook';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Drawer } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import './handbook.css';
import { QueryView } from './query-view.tsx';

/** Articles of the handbook that fit a matter and what can be done with it, to be read without leaving it. */
export function HandbookBeside({ typeCode, actions }: { typeCode: string; actions: readonly string[] }) {
  const { t } = useTranslation(['console', 'common']);
  const { data } = useQuery(besideOptions(typeCode, actions));
  const [open, setOpen] = useState<ArticleSummary>();
  if (!data || data.items.length === 0) return null;
  return (
    <section className="card">
      <header className="card-head">
        <h2>{t('handbook.beside')}</h2>
        <span className="note">{t('handbook.besideNote')}</span>
      </header>
      <div className="card-body">
        <ul>
          {data.items.map((article) => (
            <li key={article.id}>
              <button type="button" className="beside-row" onClick={() => setOpen(article)}>
                <b>{article.title}</b>
                <span className="small sub clip beside-words">{article.excerpt}</span>
              </button>
            </li>
          ))}
        </ul>
      </div>
      <Drawer
        open={open !== undefined}
        title={open?.title}
        onClose={() => setOpen(undefined)}
        closable={{ 'aria-label': t('common:close') }}
        destroyOnHidden
      >
        {open && <Reading id={open.id} />}
      </Drawer>
    </section>
  );
}

function Reading({ id }: { id: string }) {
  const { t } = useTranslation('console');
  const query = useQuery(articleOptions(id));
  return (
    <QueryView query={query}>
      {({ published }) =>
        published && (
          <>
            <MarkdownText text={published.body} className="markdown" />
            <p>
              <Link to="/handbook/$articleId" params={{ articleId: id }} className="link">
                {t('handbook.whole')}
              </Link>
            </p>
          </>
        )
      }
    </QueryView>
  );
}
