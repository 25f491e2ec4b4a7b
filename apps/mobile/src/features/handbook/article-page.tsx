import { formatMoment } from '@guanjia/client/format';
import { MarkdownText } from '@guanjia/client/markdown';
import { articleOptions } from '@guanjia/client/queries';
import { useQuery } from '@tanstack/react-query';
import { Card } from '../../ui/card.tsx';
import { LoadFailure } from '../../ui/failure.tsx';
import { Page } from '../../ui/page.tsx';
import { ListBones } from '../../ui/states.tsx';
import { useTexts } from '../../ui/use-texts.ts';
import './article.css';

/** One article as it holds now. */
export function ArticlePage({ articleId, onBack }: { articleId: string; onBack: () => void }) {
  const t = useTexts();
  const query = useQuery(articleOptions(articleId));
  const shown = query.data?.published ?? query.data?.open;
  return (
    <Page title={shown?.title ?? t('handbook.title')} onBack={onBack} narrow>
      {shown ? (
        <Card pad>
          <p className="muted">
            {shown.chapter} · {t('handbook.version', { n: shown.number })} · {formatMoment(shown.writtenAt)}
          </p>
          <MarkdownText text={shown.body} className="markdown" />
        </Card>
      ) : query.isError ? (
        <LoadFailure failure={query.error} onRetry={() => void query.refetch()} />
      ) : (
        <ListBones rows={5} />
      )}
    </Page>
  );
}
