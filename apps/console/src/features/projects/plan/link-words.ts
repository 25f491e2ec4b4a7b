import type { PlanNodeView } from '@guanjia/core/plans';
import { useTranslation } from 'react-i18next';

type Link = Omit<PlanNodeView['predecessors'][number], 'from'>;

/** How a node waits for another; nothing of what is usual: at its end, at once. */
export function useLinkWords(): (link: Link) => string {
  const { t } = useTranslation('console');
  return ({ kind, lag, lagUnit }) =>
    [
      kind === 'startToStart' ? t('plan.link.startToStart') : '',
      lag === 0
        ? ''
        : t(lag > 0 ? 'plan.link.later' : 'plan.link.earlier', {
            days: t(`plan.days.${lagUnit}`, { n: Math.abs(lag) }),
          }),
    ]
      .filter((word) => word !== '')
      .join(' · ');
}
