import { usePlanWords } from '@guanjia/client/plan';
import { type FilterOf, projectListOptions } from '@guanjia/client/queries';
import type { ProjectQuery, ProjectSummary } from '@guanjia/core/projects';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { HardHat } from 'lucide-react';
import { Button } from '../../ui/button.tsx';
import { Card, RowBody } from '../../ui/card.tsx';
import { LoadFailure } from '../../ui/failure.tsx';
import { LightBadge } from '../../ui/light.tsx';
import { Tag } from '../../ui/list-tools.tsx';
import { Empty, ListBones } from '../../ui/states.tsx';
import { useTexts } from '../../ui/use-texts.ts';
import './project-list.css';

/** Whose it is and, where a light is on, what blocks it. */
function ProjectNote({ project }: { project: ProjectSummary }) {
  const words = usePlanWords();
  const cause = project.plan?.cause;
  return (
    <>
      {[project.enterprise.name, project.station.name].filter(Boolean).join(' · ')}
      {cause && (
        <span className="project-cause">
          {words.cause({ ...cause, node: cause.nodeName, office: cause.office?.shortName ?? null })}
        </span>
      )}
    </>
  );
}

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
                  note={<ProjectNote project={p} />}
                  end={
                    p.plan && p.plan.light !== 'green' ? (
                      <LightBadge
                        tone={p.plan.light}
                        word={t(`actions:light.${p.plan.light}`)}
                        text={t(`actions:light.${p.plan.light}`)}
                      />
                    ) : (
                      <Tag tone="blue">{t(`projectStage.${p.stage}`)}</Tag>
                    )
                  }
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
