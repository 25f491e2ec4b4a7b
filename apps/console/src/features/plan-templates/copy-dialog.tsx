import type { TemplateContent, TemplateDetail } from '@guanjia/core/plans';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { RecordDialog } from '../../ui/record-dialog.tsx';

/** A new template from this one, under a code of its own; it is a draft first. */
export function CopyDialog({ content, onClose }: { content: TemplateContent; onClose: () => void }) {
  const { t } = useTranslation('console');
  const navigate = useNavigate();
  return (
    <RecordDialog<TemplateDetail>
      title={t('template.copy')}
      fields={[
        { name: 'code', label: t('bundle.code'), required: true, most: 40, hint: t('bundle.codeHelp') },
        { name: 'name', label: t('template.name'), required: true, most: 60 },
        { name: 'note', label: t('template.note'), required: true, most: 300, wide: true },
      ]}
      write={({ code, name, note }) => ({
        method: 'POST',
        path: '/plan-templates',
        body: { code, note, content: { ...content, name } },
      })}
      done={() => t('template.saved')}
      onDone={({ code }) => void navigate({ to: '/plan-templates/$code', params: { code } })}
      onClose={onClose}
    />
  );
}
