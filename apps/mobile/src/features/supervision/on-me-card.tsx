import { supervisionsOnMeOptions } from '@guanjia/client/queries';
import { useQuery } from '@tanstack/react-query';
import { Card, SectionHead } from '../../ui/card.tsx';
import { useTexts } from '../../ui/use-texts.ts';
import { NoticeRow } from './notice-row.tsx';
import './supervision.css';

/** On the first screen: what I, or my office, am supervised about. Nothing where there is none. */
export function OnMeCard() {
  const t = useTexts();
  const { items = [], total = 0 } = useQuery(supervisionsOnMeOptions).data ?? {};
  if (items.length === 0) return null;
  const title = t('common:supervision.openFor.title', { count: total });
  return (
    <>
      <SectionHead title={title} />
      <Card label={title} flush className="supervise-on-me">
        <ul className="rows">
          {items.map((item) => (
            <li key={item.id}>
              <NoticeRow item={item} />
            </li>
          ))}
        </ul>
      </Card>
    </>
  );
}
