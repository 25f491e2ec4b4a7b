import type { SupervisionItem } from '@guanjia/core/supervision';
import { useTexts } from '../../ui/use-texts.ts';

/** The work in a line, and its place in a smaller one. */
export function SubjectLines({ subject, more }: { subject: SupervisionItem['subject']; more?: string }) {
  const t = useTexts();
  const title = subject.node
    ? `${subject.node.code} ${subject.node.name}`
    : (subject.matter?.title ?? t('common:supervision.noTitle'));
  const place = [
    more,
    subject.project?.name ?? subject.enterprise.name,
    subject.kind === 'matter' ? t('common:supervision.wholeMatter') : undefined,
  ];
  return (
    <>
      <span className="title ell supervise-title">{title}</span>
      <span className="muted ell supervise-place">{place.filter(Boolean).join(' · ')}</span>
    </>
  );
}
