import { formatCount } from '@guanjia/client/format';
import type { EnterpriseDetail } from '@guanjia/core/enterprises';
import type { Texts } from '../../ui/use-texts.ts';

/** The profile as pairs; what nobody knows is said to be unknown. */
export function profileFacts(t: Texts, e: EnterpriseDetail): { name: string; value: string }[] {
  const unknown = t('common:unknown');
  const wan = (value: number | null) => (value === null ? unknown : t('unit.wan', { n: formatCount(value) }));
  const count = (value: number | null, unit: 'unit.people' | 'unit.pieces') =>
    value === null ? unknown : t(unit, { n: formatCount(value) });
  return [
    { name: t('enterprise.uscc'), value: e.uscc ?? unknown },
    { name: t('enterprise.legal'), value: e.legalRepresentative ?? unknown },
    { name: t('enterprise.registered'), value: wan(e.registeredCapitalWan) },
    { name: t('enterprise.paidIn'), value: wan(e.paidInCapitalWan) },
    { name: t('enterprise.founded'), value: e.foundedOn ?? unknown },
    { name: t('enterprise.status'), value: t(`enterprise.registration.${e.registrationStatus}`) },
    {
      name: t('enterprise.industry'),
      value: [e.industryCode, e.industryName].filter(Boolean).join(' ') || unknown,
    },
    { name: t('enterprise.size'), value: e.sizeClass ? t(`enterprise.sizeClass.${e.sizeClass}`) : unknown },
    {
      name: t('enterprise.chain'),
      value: e.industryChain
        ? `${e.industryChain}${e.chainLeader ? t('enterprise.chainLeader') : ''}`
        : unknown,
    },
    { name: t('enterprise.address'), value: e.address ?? unknown },
    { name: t('enterprise.plot'), value: e.plot ?? unknown },
    { name: t('enterprise.premises'), value: e.premises ?? unknown },
    { name: t('enterprise.staff'), value: count(e.staffCount, 'unit.people') },
    { name: t('enterprise.revenue'), value: wan(e.revenueWan) },
    { name: t('enterprise.patents'), value: count(e.inventionPatents, 'unit.pieces') },
    { name: t('enterprise.credit'), value: t(`enterprise.creditRisk.${e.creditRisk}`) },
  ];
}
