import { isoDate } from '@guanjia/client/format';
import { allButlersOptions, allOfficesOptions, enterpriseListOptions } from '@guanjia/client/queries';
import { byBurden } from '@guanjia/core/organisation';
import type { ProjectDetail } from '@guanjia/core/projects';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { RecordDialog, type RecordField } from '../../ui/record-dialog.tsx';
import { useLoadText } from '../../ui/use-load-text.ts';
import { STAGES } from './stages.ts';

function useProfileFields(): RecordField[] {
  const { t } = useTranslation(['console', 'common']);
  return [
    {
      name: 'stage',
      label: t('project.stage'),
      kind: 'choice',
      required: true,
      options: STAGES.map((value) => ({ value, label: t(`project.stages.${value}`) })),
    },
    {
      name: 'investmentTotalWan',
      label: t('project.fact.total'),
      kind: 'number',
      hint: t('enterprise.unitWan'),
    },
    { name: 'annualPlanWan', label: t('project.fact.plan'), kind: 'number', hint: t('enterprise.unitWan') },
    { name: 'investedWan', label: t('project.fact.invested'), kind: 'number', hint: t('enterprise.unitWan') },
    { name: 'address', label: t('record.address'), most: 200 },
    { name: 'plot', label: t('project.fact.plot') },
    { name: 'premises', label: t('project.fact.premises') },
    { name: 'content', label: t('record.content'), kind: 'area', most: 4000 },
  ];
}

/** 登记项目: a key project of the year with its firm, its station and its one butler. */
export function NewProject({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation(['console', 'common']);
  const navigate = useNavigate();
  const profile = useProfileFields();
  const stations = useQuery(allOfficesOptions({ kind: 'station', active: true }));
  const butlers = useQuery(allButlersOptions({ active: true, serves: 'project' }));
  const loadText = useLoadText();
  const firms = useInfiniteQuery(enterpriseListOptions({ limit: 100, active: true }));
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = firms;
  // Choosing needs them all.
  if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  const today = isoDate(new Date());
  const fields: RecordField[] = [
    { name: 'name', label: t('project.name'), required: true, wide: true },
    { name: 'code', label: t('record.projectCode'), required: true, most: 40 },
    {
      name: 'enterpriseId',
      label: t('enterprise.name'),
      kind: 'choice',
      required: true,
      loading: firms.isPending,
      options: (firms.data?.pages ?? []).flatMap((page) =>
        page.items.map(({ id, name }) => ({ value: id, label: name })),
      ),
    },
    {
      name: 'stationId',
      label: t('matter.station'),
      kind: 'choice',
      required: true,
      loading: stations.isPending,
      options: (stations.data ?? []).map(({ id, name }) => ({ value: id, label: name })),
    },
    {
      name: 'butlerId',
      label: t('matter.butler'),
      kind: 'choice',
      required: true,
      loading: butlers.isPending,
      options: [...(butlers.data ?? [])]
        .sort(byBurden)
        .map((butler) => ({ value: butler.id, label: loadText.butler(butler) })),
    },
    { name: 'listYear', label: t('record.listYear'), kind: 'number', required: true, most: 2200 },
    { name: 'enteredOn', label: t('project.fact.enteredOn'), kind: 'date', required: true },
    ...profile,
  ];
  return (
    <RecordDialog<ProjectDetail>
      title={t('record.newProject')}
      fields={fields}
      initial={{ stage: 'signed', listYear: Number(today.slice(0, 4)), enteredOn: today }}
      write={(body) => ({ method: 'POST', path: '/projects', body })}
      done={() => t('record.saved')}
      onDone={(project) => void navigate({ to: '/projects/$projectId', params: { projectId: project.id } })}
      onClose={onClose}
    />
  );
}

/** Changes the profile, with the version that I saw. */
export function EditProject({ project, onClose }: { project: ProjectDetail; onClose: () => void }) {
  const { t } = useTranslation(['console', 'common']);
  const profile = useProfileFields();
  const { name, stage, investmentTotalWan, annualPlanWan, investedWan, address, plot, premises, content } =
    project;
  return (
    <RecordDialog<ProjectDetail>
      title={t('record.editProject')}
      editing
      fields={[{ name: 'name', label: t('project.name'), required: true, wide: true }, ...profile]}
      initial={{
        name,
        stage,
        investmentTotalWan,
        annualPlanWan,
        investedWan,
        address,
        plot,
        premises,
        content,
      }}
      write={(changed) => ({
        method: 'PATCH',
        path: `/projects/${project.id}`,
        body: { version: project.version, ...changed },
      })}
      done={() => t('record.saved')}
      onClose={onClose}
    />
  );
}
