import { enterpriseOptions } from '@guanjia/client/queries';
import type { ProjectDetail } from '@guanjia/core/projects';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { RecordDialog } from '../../ui/record-dialog.tsx';

/** 投产交接: from the project's butler to the enterprise's, with all that is open. */
export function ProductionDialog({ project, onClose }: { project: ProjectDetail; onClose: () => void }) {
  const { t } = useTranslation('console');
  const { data } = useQuery(enterpriseOptions(project.enterprise.id));
  return (
    <RecordDialog<ProjectDetail>
      title={t('production.title')}
      fields={[
        {
          name: 'reason',
          label: t('production.reason'),
          kind: 'area',
          required: true,
          most: 500,
          hint: data?.butler
            ? t('production.help', { butler: data.butler.name })
            : t('production.noButler', { firm: project.enterprise.name }),
        },
      ]}
      write={(values) => ({
        method: 'POST',
        path: `/projects/${project.id}/production-handover`,
        body: { version: project.version, ...values },
      })}
      done={() => t('production.done')}
      onClose={onClose}
    />
  );
}
