import { type ProjectDetail, projectGrades } from '@guanjia/core/projects';
import { useTranslation } from 'react-i18next';
import { RecordDialog } from '../../ui/record-dialog.tsx';

/** 年度名单: entry, exit and grade of a key project; the committee's. */
export function ListDialog({ project, onClose }: { project: ProjectDetail; onClose: () => void }) {
  const { t } = useTranslation('console');
  const { listYear, grade, enteredOn, leftOn, active } = project;
  return (
    <RecordDialog<ProjectDetail>
      title={t('projectList.title')}
      editing
      fields={[
        { name: 'listYear', label: t('projectList.year'), kind: 'number', required: true, most: 2200 },
        {
          name: 'grade',
          label: t('projectList.grade'),
          kind: 'choice',
          options: projectGrades.map((value) => ({ value, label: t(`projectList.grades.${value}`) })),
        },
        { name: 'enteredOn', label: t('projectList.entered'), kind: 'date', required: true },
        { name: 'leftOn', label: t('projectList.left'), kind: 'date' },
        // Coming back needs a butler, which is the business of registering anew.
        ...(active
          ? [
              {
                name: 'active',
                label: t('projectList.active'),
                kind: 'switch',
                hint: t('projectList.activeHelp'),
              } as const,
            ]
          : []),
        { name: 'reason', label: t('projectList.reason'), kind: 'area', most: 500 },
      ]}
      initial={{ listYear, grade, enteredOn, leftOn, active }}
      write={(changed) => ({
        method: 'PATCH',
        path: `/projects/${project.id}`,
        body: { version: project.version, ...changed },
      })}
      done={() => t('projectList.saved')}
      onClose={onClose}
    />
  );
}
