import { getRouteApi } from '@tanstack/react-router';
import { ArticlePage } from '../../features/handbook/article-page.tsx';
import { HandbookPage } from '../../features/handbook/handbook-page.tsx';
import { useGoBack } from '../use-go-back.ts';

export function HandbookScreen() {
  return <HandbookPage onBack={useGoBack()} />;
}

const article = getRouteApi('/gate/handbook/$articleId');

export function ArticleScreen() {
  const { articleId } = article.useParams();
  return <ArticlePage articleId={articleId} onBack={useGoBack()} />;
}
