import { apiUrl } from '@guanjia/client/api';
import { Dropdown } from 'antd';
import { Download } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../../../ui/button.tsx';

const formats = ['xlsx', 'ics', 'csv', 'xml'] as const;

/** 导出: a table, calendar entries, or the plan as other planning software reads it. */
export function ExportPlan({ projectId }: { projectId: string }) {
  const { t } = useTranslation('console');
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: formats.map((format) => ({
          key: format,
          label: (
            <a href={apiUrl(`/projects/${projectId}/plan/export?format=${format}`)} download>
              {t(`plan.export.${format}`)}
            </a>
          ),
        })),
      }}
    >
      <IconButton icon={Download} label={t('plan.export.title')} />
    </Dropdown>
  );
}
