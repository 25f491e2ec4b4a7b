import { formatCount, formatList } from '@guanjia/client/format';
import type { EnterpriseDetail } from '@guanjia/core/enterprises';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

/** The profile. What nobody gave is 未知, not blank and not nought. */
export function EnterpriseFacts({ firm }: { firm: EnterpriseDetail }) {
  const { t } = useTranslation(['console', 'common']);
  const wan = (value: number | null): ReactNode =>
    value === null ? null : t('enterprise.wan', { n: formatCount(value) });
  const whole = (value: number | null): ReactNode => (value === null ? null : formatCount(value));
  const facts: readonly (readonly [string, ReactNode])[] = [
    [t('enterprise.fact.shortName'), firm.shortName],
    [t('enterprise.fact.legalRepresentative'), firm.legalRepresentative],
    [t('enterprise.fact.registeredCapital'), wan(firm.registeredCapitalWan)],
    [t('enterprise.fact.paidInCapital'), wan(firm.paidInCapitalWan)],
    [t('enterprise.fact.foundedOn'), firm.foundedOn],
    [t('enterprise.fact.registration'), t(`enterprise.registration.${firm.registrationStatus}`)],
    [t('enterprise.fact.industry'), firm.industryCode && `${firm.industryCode} ${firm.industryName ?? ''}`],
    [t('enterprise.fact.division'), firm.divisionName ?? firm.divisionCode],
    [
      t('enterprise.fact.chain'),
      firm.industryChain &&
        (firm.chainLeader ? t('enterprise.chainLeader', { chain: firm.industryChain }) : firm.industryChain),
    ],
    [t('enterprise.fact.credit'), t(`enterprise.credit.${firm.creditRisk}`)],
    [t('enterprise.fact.plot'), firm.plot],
    [t('enterprise.fact.premises'), firm.premises],
    [
      t('enterprise.fact.staff'),
      firm.staffCount === null ? null : t('enterprise.people', { n: formatCount(firm.staffCount) }),
    ],
    [t('enterprise.fact.revenue'), wan(firm.revenueWan)],
    [t('enterprise.fact.assets'), wan(firm.assetsWan)],
    [t('enterprise.fact.listing'), firm.listingMarket && `${firm.listingMarket} ${firm.listingCode ?? ''}`],
    [t('enterprise.fact.inventionPatents'), whole(firm.inventionPatents)],
    [t('enterprise.fact.utilityPatents'), whole(firm.utilityPatents)],
    [t('enterprise.fact.designPatents'), whole(firm.designPatents)],
    [t('enterprise.fact.softwareCopyrights'), whole(firm.softwareCopyrights)],
    [t('enterprise.fact.trademarks'), whole(firm.trademarks)],
    [
      t('enterprise.fact.shareholders'),
      firm.shareholders.length === 0
        ? null
        : formatList(
            firm.shareholders.map((one) => (one.percent === null ? one.name : `${one.name} ${one.percent}%`)),
          ),
    ],
  ];
  return (
    <section className="card">
      <header className="card-head">
        <h2>{t('enterprise.profile')}</h2>
        {firm.usccExceptionReason && (
          <span className="note">{t('enterprise.codeException', { reason: firm.usccExceptionReason })}</span>
        )}
      </header>
      <div className="card-body">
        <dl className="facts facts-wide">
          {facts.map(([name, value]) => (
            <FactPair key={name} name={name} value={value} unknown={t('common:unknown')} />
          ))}
        </dl>
        {firm.introduction && <p className="words enterprise-words">{firm.introduction}</p>}
      </div>
    </section>
  );
}

function FactPair({ name, value, unknown }: { name: string; value: ReactNode; unknown: string }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{value || <span className="muted">{unknown}</span>}</dd>
    </>
  );
}
