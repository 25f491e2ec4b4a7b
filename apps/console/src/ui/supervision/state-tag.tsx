import type { SupervisionItem } from '@guanjia/core/supervision';
import { useTranslation } from 'react-i18next';

/** How far a supervision is; one that nobody answered in time says so. */
export function StateTag({ item }: { item: Pick<SupervisionItem, 'state' | 'unanswered'> }) {
  const { t } = useTranslation('common');
  if (item.unanswered) return <span className="tag tag-red">{t('supervision.unanswered')}</span>;
  const colour =
    item.state === 'awaiting'
      ? ' tag-yellow'
      : item.state === 'replied'
        ? ' tag-accent'
        : item.state === 'lifted'
          ? ' tag-green'
          : '';
  return <span className={`tag${colour}`}>{t(`supervision.state.${item.state}`)}</span>;
}

/** 督办单 is red, 提醒单 yellow; the others carry no colour of a light. */
export function KindTag({ item }: { item: Pick<SupervisionItem, 'kind' | 'number'> }) {
  const { t } = useTranslation('common');
  const colour = item.kind === 'red' ? ' tag-red' : item.kind === 'yellow' ? ' tag-yellow' : '';
  return (
    <span className={`tag${colour}`}>
      {t(`supervision.kind.${item.kind}`)}
      {item.number}
    </span>
  );
}
