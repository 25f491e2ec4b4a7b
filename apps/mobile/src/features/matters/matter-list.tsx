import { formatCount } from '@guanjia/client/format';
import { type MatterFilter, matterListOptions } from '@guanjia/client/queries';
import type { MatterSummary } from '@guanjia/core/matters';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Inbox } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { LoadFailure } from '../../ui/failure.tsx';
import { Empty, ListBones } from '../../ui/states.tsx';
import { useTexts } from '../../ui/use-texts.ts';
import { MatterCard } from './matter-card.tsx';
import { MatterRow } from './matter-row.tsx';

export interface MatterListProps {
  filter: MatterFilter;
  /** Parcels for the firm, lines for those who work on them. */
  look: 'parcels' | 'lines';
  /** On a first screen: the first page only. */
  brief?: boolean;
  emptyTitle: string;
  emptyText: string;
  emptyAct?: ReactNode;
}

export function MatterList(props: MatterListProps) {
  const { filter, look, brief, emptyTitle, emptyText, emptyAct } = props;
  const t = useTexts();
  const query = useInfiniteQuery(matterListOptions(filter));

  if (query.data === undefined) {
    return query.isError ? (
      <Card>
        <LoadFailure failure={query.error} onRetry={() => void query.refetch()} />
      </Card>
    ) : (
      <ListBones rows={3} height={look === 'lines' ? '72px' : '110px'} />
    );
  }
  const items = query.data.pages.flatMap((page) => page.items);
  if (items.length === 0) {
    return (
      <Card>
        <Empty icon={Inbox} title={emptyTitle} text={emptyText}>
          {emptyAct}
        </Empty>
      </Card>
    );
  }
  const total = query.data.pages[0]?.total ?? items.length;
  return (
    <>
      {look === 'parcels' ? <Parcels items={items} /> : <Lines items={items} />}
      {!brief && query.hasNextPage && (
        <Button kind="line" wide busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {t('list.more', { shown: formatCount(items.length), total: formatCount(total) })}
        </Button>
      )}
      {query.isFetchNextPageError && (
        <LoadFailure failure={query.error} onRetry={() => void query.fetchNextPage()} />
      )}
    </>
  );
}

function Parcels({ items }: { items: readonly MatterSummary[] }) {
  return (
    <ul className="stack">
      {items.map((matter, i) => (
        <li key={matter.id}>
          <MatterCard matter={matter} full={i < 3} />
        </li>
      ))}
    </ul>
  );
}

function Lines({ items }: { items: readonly MatterSummary[] }) {
  return (
    <Card flush>
      <ul className="rows">
        {items.map((matter) => (
          <MatterRow key={matter.id} matter={matter} />
        ))}
      </ul>
    </Card>
  );
}
