import type { SupervisionItem } from '@guanjia/core/supervision';
import { useTranslation } from 'react-i18next';

type Subject = SupervisionItem['subject'];

/** The work in a line and its place in a smaller one. */
export function SubjectWords({ subject }: { subject: Subject }) {
  const { t } = useTranslation('common');
  const title = subject.node
    ? `${subject.node.code} ${subject.node.name}`
    : (subject.matter?.title ?? t('supervision.noTitle'));
  const place = [
    subject.matter?.number,
    subject.kind === 'matter' ? t('supervision.wholeMatter') : undefined,
    subject.project?.name ?? subject.enterprise.name,
  ];
  return (
    <>
      <b title={title}>{title}</b>
      <span className="small muted">{place.filter(Boolean).join(' · ')}</span>
    </>
  );
}
