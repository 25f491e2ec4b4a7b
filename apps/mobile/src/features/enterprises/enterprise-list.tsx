import { enterpriseListOptions, type FilterOf } from '@guanjia/client/queries';
import type { EnterpriseQuery } from '@guanjia/core/enterprises';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Building2 } from 'lucide-react';
import { Button } from '../../ui/button.tsx';
import { Card, RowBody } from '../../ui/card.tsx';
import { LoadFailure } from '../../ui/failure.tsx';
import { Empty, ListBones } from '../../ui/states.tsx';
import { useTexts } from '../../ui/use-texts.ts';

export function EnterpriseList({ filter }: { filter: FilterOf<EnterpriseQuery> }) {
  const t = useTexts();
  const query = useInfiniteQuery(enterpriseListOptions(filter));
  if (query.data === undefined) {
    return query.isError ? (
      <LoadFailure failure={query.error} onRetry={() => void query.refetch()} />
    ) : (
      <ListBones rows={5} height="64px" />
    );
  }
  const items = query.data.pages.flatMap((page) => page.items);
  const total = query.data.pages[0]?.total ?? items.length;
  if (items.length === 0) {
    return (
      <Card>
        <Empty icon={Building2} title={t('charge.noEnterprise')} text={t('charge.noneText')} />
      </Card>
    );
  }
  return (
    <>
      <Card flush>
        <ul className="rows">
          {items.map((e) => (
            <li key={e.id}>
              <Link to="/enterprises/$enterpriseId" params={{ enterpriseId: e.id }} className="row">
                <RowBody
                  icon={Building2}
                  title={e.name}
                  note={[e.station.name, e.industryName, e.aboveScale ? t('charge.aboveScale') : undefined]
                    .filter(Boolean)
                    .join(' · ')}
                  chevron
                />
              </Link>
            </li>
          ))}
        </ul>
      </Card>
      {query.hasNextPage && (
        <Button kind="line" wide busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {t('list.more', { shown: items.length, total })}
        </Button>
      )}
    </>
  );
}
