import { allOfficesOptions, projectListOptions } from '@guanjia/client/queries';
import {
  type ProjectQuery,
  type ProjectStage,
  type ProjectSummary,
  projectGrades,
} from '@guanjia/core/projects';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { FolderKanban, Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import type { Column } from '../../ui/data-table.tsx';
import { ExportButton } from '../../ui/export-button.tsx';
import { FilterSelect } from '../../ui/filter-select.tsx';
import { LightMark } from '../../ui/light-mark.tsx';
import { ListPage } from '../../ui/list-page.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { useAbility } from '../../ui/session.tsx';
import { InvestedBar } from './invested-bar.tsx';
import { PlanEnd, PlanProgress } from './plan-glance.tsx';
import { NewProject } from './project-dialog.tsx';
import { STAGES } from './stages.ts';

const LIGHTS = ['red', 'yellow', 'green'] as const;

interface Order {
  by: ProjectQuery['sort'];
  direction: ProjectQuery['direction'];
}

/** The year's key projects that I may see, each with the one butler in charge. */
export function ProjectsPage() {
  const { t } = useTranslation(['console', 'common', 'actions']);
  const navigate = useNavigate();
  const mayCreate = useAbility('project.create');
  const [creating, setCreating] = useState(false);
  const [q, setQ] = useState<string>();
  const [stationId, setStationId] = useState<string>();
  const [stage, setStage] = useState<string>();
  const [light, setLight] = useState<string>();
  const [grade, setGrade] = useState<string>();
  const stations = useQuery(allOfficesOptions({ kind: 'station' }));
  const [order, setOrder] = useState<Order>({ by: 'added', direction: 'asc' });
  const conditions = {
    q,
    stationId,
    stage: STAGES.find((one) => one === stage),
    light: LIGHTS.find((one) => one === light),
    grade: projectGrades.find((one) => one === grade),
    active: true,
    sort: order.by,
    direction: order.direction,
  };
  const query = useInfiniteQuery(projectListOptions({ limit: 50, ...conditions }));
  const columns: Column<ProjectSummary>[] = [
    {
      key: 'name',
      sort: 'name',
      head: t('project.name'),
      cell: (project) => (
        <>
          <b>{project.name}</b>
          <span className="small muted">
            {project.code} · {project.enterprise.name}
          </span>
        </>
      ),
    },
    {
      key: 'stage',
      sort: 'stage',
      head: t('project.stage'),
      width: '96px',
      cell: (project) => <span className="tag">{t(`project.stages.${project.stage}`)}</span>,
    },
    {
      key: 'light',
      sort: 'light',
      head: t('plan.list.light'),
      width: '80px',
      cell: ({ plan }) => (plan ? <LightMark light={plan.light} /> : <span className="muted">—</span>),
    },
    {
      key: 'plan',
      head: t('plan.list.progress'),
      width: '150px',
      cell: ({ plan }) => <PlanProgress plan={plan} />,
    },
    {
      key: 'ends',
      head: t('plan.list.ends'),
      width: '128px',
      minor: true,
      cell: ({ plan }) => <PlanEnd plan={plan} />,
    },
    {
      key: 'invested',
      head: t('project.progress'),
      width: '184px',
      minor: true,
      cell: (project) => <InvestedBar project={project} />,
    },
    {
      key: 'station',
      head: t('matter.station'),
      width: '166px',
      minor: true,
      cell: (project) => project.station.name,
    },
    {
      key: 'butler',
      head: t('matter.butler'),
      width: '84px',
      cell: (project) => project.butler?.name ?? '—',
    },
  ];
  return (
    <>
      <ListPage
        title={t('nav.projects')}
        action={
          mayCreate && (
            <Button kind="primary" icon={Plus} onClick={() => setCreating(true)}>
              {t('record.newProject')}
            </Button>
          )
        }
        lead={t('project.lead')}
        query={query}
        order={order}
        onOrder={(next) => setOrder(next as Order)}
        tools={
          <ExportButton
            asked={{
              list: 'projects',
              query: conditions,
              columns: [
                'name',
                'stage',
                'light',
                'progress',
                'ends',
                'invested',
                'plan',
                'station',
                'butler',
                'phone',
                'year',
              ],
            }}
          />
        }
        columns={columns}
        keyOf={(project) => project.id}
        onOpen={(project) => void navigate({ to: '/projects/$projectId', params: { projectId: project.id } })}
        empty={{ icon: FolderKanban, title: t('project.empty'), help: t('enterprise.emptyHelp') }}
        filters={
          <>
            <SearchField label={t('project.words')} value={q} onSearch={setQ} />
            <FilterSelect
              name={t('matter.station')}
              value={stationId}
              loading={stations.isPending}
              choices={(stations.data ?? []).map(({ id, name }) => ({ value: id, label: name }))}
              onChange={setStationId}
            />
            <FilterSelect
              name={t('project.stage')}
              value={stage}
              choices={STAGES.map((value: ProjectStage) => ({ value, label: t(`project.stages.${value}`) }))}
              onChange={setStage}
            />
            <FilterSelect
              name={t('plan.list.light')}
              value={light}
              choices={LIGHTS.map((value) => ({ value, label: t(`actions:light.${value}`) }))}
              onChange={setLight}
            />
            <FilterSelect
              name={t('projectList.filter')}
              value={grade}
              choices={projectGrades.map((value) => ({ value, label: t(`projectList.grades.${value}`) }))}
              onChange={setGrade}
            />
          </>
        }
      />
      {creating && <NewProject onClose={() => setCreating(false)} />}
    </>
  );
}
