import { type FilterOf, projectListOptions } from '@guanjia/client/queries';
import type { ProjectQuery } from '@guanjia/core/projects';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { HardHat } from 'lucide-react';
import { Button } from '../../ui/button.tsx';
import { Card, RowBody } from '../../ui/card.tsx';
import { LoadFailure } from '../../ui/failure.tsx';
import { Tag } from '../../ui/list-tools.tsx';
import { Empty, ListBones } from '../../ui/states.tsx';
import { useTexts } from '../../ui/use-texts.ts';

export function ProjectList({ filter }: { filter: FilterOf<ProjectQuery> }) {
  const t = useTexts();
  const query = useInfiniteQuery(projectListOptions(filter));
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
        <Empty icon={HardHat} title={t('charge.noProject')} text={t('charge.noneText')} />
      </Card>
    );
  }
  return (
    <>
      <Card flush>
        <ul className="rows">
          {items.map((p) => (
            <li key={p.id}>
              <Link to="/projects/$projectId" params={{ projectId: p.id }} className="row">
                <RowBody
                  icon={HardHat}
                  title={p.name}
                  note={[p.enterprise?.name, p.station.name].filter(Boolean).join(' · ')}
                  end={<Tag tone="blue">{t(`projectStage.${p.stage}`)}</Tag>}
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
