import { handbookOptions } from '@guanjia/client/queries';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { BookOpen } from 'lucide-react';
import { useState } from 'react';
import { Card, RowBody, SectionHead } from '../../ui/card.tsx';
import { LoadFailure } from '../../ui/failure.tsx';
import { SearchField } from '../../ui/list-tools.tsx';
import { Page } from '../../ui/page.tsx';
import { Empty, ListBones } from '../../ui/states.tsx';
import { useTexts } from '../../ui/use-texts.ts';
import './article.css';

/** 工作手册 on the way: found by words, by chapter. */
export function HandbookPage({ onBack }: { onBack: () => void }) {
  const t = useTexts();
  const [words, setWords] = useState('');
  const query = useQuery(handbookOptions({ q: words.trim() || undefined }));
  const items = query.data?.items ?? [];
  const chapters = [...new Set(items.map(({ chapter }) => chapter))];
  return (
    <Page title={t('handbook.title')} onBack={onBack} narrow>
      <SearchField
        label={t('handbook.words')}
        placeholder={t('handbook.words')}
        value={words}
        onChange={setWords}
      />
      {query.data === undefined ? (
        query.isError ? (
          <LoadFailure failure={query.error} onRetry={() => void query.refetch()} />
        ) : (
          <ListBones rows={6} height="64px" />
        )
      ) : items.length === 0 ? (
        <Card>
          <Empty icon={BookOpen} title={t('handbook.nothing')} text={t('handbook.nothingText')} />
        </Card>
      ) : (
        chapters.map((chapter) => (
          <section key={chapter}>
            <SectionHead title={chapter} />
            <Card flush>
              <ul className="rows handbook-list">
                {items
                  .filter((one) => one.chapter === chapter)
                  .map((one) => (
                    <li key={one.id}>
                      <Link to="/handbook/$articleId" params={{ articleId: one.id }} className="row">
                        <RowBody title={one.title} note={one.excerpt} chevron />
                      </Link>
                    </li>
                  ))}
              </ul>
            </Card>
          </section>
        ))
      )}
    </Page>
  );
}
