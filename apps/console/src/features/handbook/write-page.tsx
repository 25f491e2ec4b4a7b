import '../../ui/handbook.css';
import { articleOptions, useCreateArticle, useWriteDraft } from '@guanjia/client/queries';
import type { ArticleCreation, ArticleView } from '@guanjia/core/handbook';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useTitle } from '../../ui/page-title.tsx';
import { QueryView } from '../../ui/query-view.tsx';
import { useSayDone } from '../../ui/use-say-done.tsx';
import { ArticleForm } from './article-form.tsx';

const route = getRouteApi('/handbook/$articleId/edit');

const EMPTY: ArticleCreation = { chapter: '', title: '', body: '', typeCodes: [], actions: [], note: '' };

export function NewArticlePage() {
  const { t } = useTranslation('console');
  const create = useCreateArticle();
  const onDone = useDone();
  useTitle(t('handbook.form.new'));
  return (
    <ArticleForm
      heading={t('handbook.form.new')}
      initial={EMPTY}
      save={create}
      onSave={(text) => create.mutate(text, { onSuccess: onDone })}
    />
  );
}

export function EditArticlePage() {
  const { articleId } = route.useParams();
  // What is written here is not to be pulled away: it is read once.
  const query = useQuery({ ...articleOptions(articleId), staleTime: Number.POSITIVE_INFINITY });
  return (
    <QueryView page query={query}>
      {(article) => <Edit key={article.id} article={article} />}
    </QueryView>
  );
}

function Edit({ article }: { article: ArticleView }) {
  const { t } = useTranslation('console');
  const write = useWriteDraft(article.id);
  const onDone = useDone();
  const text = article.open ?? article.published;
  const heading = t('handbook.form.edit', { title: text?.title ?? '' });
  useTitle(heading);
  return (
    <ArticleForm
      heading={heading}
      initial={
        text
          ? {
              chapter: text.chapter,
              title: text.title,
              body: text.body,
              typeCodes: text.typeCodes,
              actions: text.actions,
              note: article.open?.note ?? '',
            }
          : EMPTY
      }
      save={write}
      onSave={(next) =>
        write.mutate({ ...next, revision: article.open?.revision ?? null }, { onSuccess: onDone })
      }
    />
  );
}

function useDone(): (article: ArticleView) => void {
  const { t } = useTranslation('console');
  const navigate = useNavigate();
  const sayDone = useSayDone();
  return (article) => {
    sayDone(t('handbook.form.saved'));
    void navigate({ to: '/handbook/$articleId', params: { articleId: article.id }, ignoreBlocker: true });
  };
}
