import { besideOptions } from '@guanjia/client/queries';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Card, RowBody } from './card.tsx';
import { useTexts } from './use-texts.ts';

/** Articles of the handbook that fit a matter and what can be done with it. */
export function HandbookCard({ typeCode, actions }: { typeCode: string; actions: readonly string[] }) {
  const t = useTexts();
  const { data } = useQuery(besideOptions(typeCode, actions));
  if (!data || data.items.length === 0) return null;
  return (
    <Card label={t('handbook.title')} flush>
      <h2 className="card__title">{t('handbook.title')}</h2>
      <ul className="rows">
        {data.items.map((article) => (
          <li key={article.id}>
            <Link to="/handbook/$articleId" params={{ articleId: article.id }} className="row">
              <RowBody title={article.title} note={article.excerpt} chevron />
            </Link>
          </li>
        ))}
      </ul>
    </Card>
  );
}
