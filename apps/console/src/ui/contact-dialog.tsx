import { useTranslation } from 'react-i18next';
import { RecordDialog, type RecordField } from './record-dialog.tsx';

interface Known {
  readonly id: string;
  readonly name: string;
  readonly phone: string | null;
  readonly title?: string | null;
  readonly company?: string | null;
  readonly level?: string;
  readonly kind?: string;
}

interface ContactDialogProps {
  readonly of: 'enterprise' | 'project';
  readonly subjectId: string;
  /** Undefined: a new one. */
  readonly contact?: Known | undefined;
  readonly onClose: () => void;
}

const LEVELS = ['contact', 'administrator'] as const;
const KINDS = ['owner', 'contractor', 'design-institute'] as const;

/** A contact of an enterprise or of a project. */
export function ContactDialog({ of, subjectId, contact, onClose }: ContactDialogProps) {
  const { t } = useTranslation(['console', 'common']);
  const own: RecordField[] =
    of === 'enterprise'
      ? [
          {
            name: 'level',
            label: t('record.level'),
            kind: 'choice',
            required: true,
            options: LEVELS.map((value) => ({ value, label: t(`contacts.level.${value}`) })),
          },
          { name: 'title', label: t('record.title'), most: 40 },
        ]
      : [
          {
            name: 'kind',
            label: t('record.kind'),
            kind: 'choice',
            required: true,
            options: KINDS.map((value) => ({ value, label: t(`project.contact.${value}`) })),
          },
          { name: 'company', label: t('record.company'), most: 120 },
        ];
  const fields: RecordField[] = [
    { name: 'name', label: t('record.name'), required: true, most: 60 },
    { name: 'phone', label: t('common:phone'), most: 30 },
    ...own,
  ];
  const before = contact
    ? {
        name: contact.name,
        phone: contact.phone,
        level: contact.level,
        title: contact.title,
        kind: contact.kind,
        company: contact.company,
      }
    : { level: 'contact', kind: 'owner' };
  const base = `/${of}s/${subjectId}/contacts`;
  return (
    <RecordDialog<unknown>
      title={t(contact ? 'record.editContact' : 'record.addContact')}
      fields={fields}
      initial={before}
      write={(values) =>
        contact
          ? { method: 'PUT', path: `${base}/${contact.id}`, body: values }
          : { method: 'POST', path: base, body: values }
      }
      done={() => t('record.saved')}
      onClose={onClose}
    />
  );
}
