import { enterpriseOptions } from '@guanjia/client/queries';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { HardHat } from 'lucide-react';
import type { ReactNode } from 'react';
import { Card, Facts, RowBody } from '../../ui/card.tsx';
import { ContactRow } from '../../ui/contact-row.tsx';
import { LoadFailure } from '../../ui/failure.tsx';
import { Page } from '../../ui/page.tsx';
import { ListBones } from '../../ui/states.tsx';
import { useTexts } from '../../ui/use-texts.ts';
import { profileFacts } from './profile-facts.ts';

interface EnterprisePageProps {
  enterpriseId: string;
  onBack: () => void;
  /** Matters of it and the way to raise one, put together by the app. */
  matters: ReactNode;
  foot: ReactNode | undefined;
}

/** 企业档案 on the phone: whom to call, what is going on, then the facts. */
export function EnterprisePage({ enterpriseId, onBack, matters, foot }: EnterprisePageProps) {
  const t = useTexts();
  const query = useQuery(enterpriseOptions(enterpriseId));
  const e = query.data;
  if (!e) {
    return (
      <Page title={t('enterprise.title')} onBack={onBack}>
        {query.isError ? (
          <LoadFailure failure={query.error} onRetry={() => void query.refetch()} />
        ) : (
          <ListBones rows={4} height="120px" />
        )}
      </Page>
    );
  }
  return (
    <Page title={e.shortName ?? e.name} onBack={onBack} wash foot={foot}>
      <div className="columns columns--side">
        <div>
          <Card pad>
            <h2 className="title">{e.name}</h2>
            <p className="muted">
              {[
                e.station.name,
                e.industryName ?? t('common:unknown'),
                e.aboveScale ? t('charge.aboveScale') : '',
              ]
                .filter(Boolean)
                .join(' · ')}
            </p>
          </Card>
          <Card flush label={t('enterprise.people')}>
            <h2 className="card__title">{t('enterprise.people')}</h2>
            <div className="people">
              {e.butler && (
                <ContactRow
                  name={e.butler.name}
                  note={t('enterprise.butler')}
                  phone={e.butler.phone}
                  photo={e.butler.photoUrl}
                />
              )}
              {e.contacts.map((c) => (
                <ContactRow
                  key={c.id}
                  name={c.name}
                  note={c.title ?? t(`enterprise.level.${c.level}`)}
                  phone={c.phone}
                />
              ))}
            </div>
          </Card>
          {matters}
        </div>
        <div>
          {e.projects.length > 0 && (
            <Card flush label={t('enterprise.projects')}>
              <h2 className="card__title">{t('enterprise.projects')}</h2>
              <ul className="rows">
                {e.projects.map((p) => (
                  <li key={p.id}>
                    <Link to="/projects/$projectId" params={{ projectId: p.id }} className="row">
                      <RowBody icon={HardHat} title={p.name} chevron />
                    </Link>
                  </li>
                ))}
              </ul>
            </Card>
          )}
          {e.qualifications.length > 0 && (
            <Card pad label={t('enterprise.qualifications')}>
              <h2 className="title">{t('enterprise.qualifications')}</h2>
              <ul>
                {e.qualifications.map((q) => (
                  <li key={q.id} className="muted">
                    {q.name}
                    {q.expiresOn && t('enterprise.validUntil', { day: q.expiresOn })}
                  </li>
                ))}
              </ul>
            </Card>
          )}
          <Card pad label={t('enterprise.profile')}>
            <h2 className="title profile-title">{t('enterprise.profile')}</h2>
            <Facts items={profileFacts(t, e)} />
          </Card>
        </div>
      </div>
    </Page>
  );
}
