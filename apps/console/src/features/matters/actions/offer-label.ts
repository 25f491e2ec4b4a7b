import type { MatterDetail } from '@guanjia/core/matters';
import { useTranslation } from 'react-i18next';
import type { Offered } from './action-order.ts';

/** 采纳答复 · 交警大队: the office is named where the same may be done for several. */
export function useOfferLabel(matter: MatterDetail): (offer: Offered) => string {
  const { t } = useTranslation('actions');
  return (offer) => {
    const word = t(`action.${offer.action}`);
    const several = matter.actions.filter((one) => one.action === offer.action).length > 1;
    const office = matter.assignments.find((one) => one.id === offer.assignmentId)?.office.name;
    return several && office ? `${word} · ${office}` : word;
  };
}
