import '../../ui/sheet.css';
import { enterpriseOptions } from '@guanjia/client/queries';
import type { EnterpriseDetail } from '@guanjia/core/enterprises';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { MattersOf } from '../../ui/matters-of.tsx';
import { useTitle } from '../../ui/page-title.tsx';
import { QueryView } from '../../ui/query-view.tsx';
import { StewardCard } from '../../ui/steward-card.tsx';
import { ContactsCard, QualificationsCard } from './enterprise-cards.tsx';
import { EnterpriseFacts } from './enterprise-facts.tsx';
import { EnterpriseForm } from './enterprise-form.tsx';
import { MonthsCard } from './months-card.tsx';

const route = getRouteApi('/enterprises/$enterpriseId');

/** One enterprise: who it is, who is in charge of it, and everything that happened to it. */
export function EnterprisePage() {
  const { enterpriseId } = route.useParams();
  const query = useQuery(enterpriseOptions(enterpriseId));
  useTitle(query.data?.name ?? '');
  return (
    <QueryView page query={query}>
      {(firm) => <Content firm={firm} />}
    </QueryView>
  );
}

function Content({ firm }: { firm: EnterpriseDetail }) {
  const { t } = useTranslation(['console', 'common']);
  const [editing, setEditing] = useState(false);
  return (
    <div className="sheet">
      <header className="sheet-head">
        <div className="sheet-title">
          <h1>{firm.name}</h1>
          {firm.aboveScale && <span className="tag tag-accent">{t('enterprise.aboveScale')}</span>}
          {firm.sizeClass && <span className="tag">{t(`enterprise.sizes.${firm.sizeClass}`)}</span>}
          {!firm.active && <span className="tag tag-yellow">{t('enterprise.inactive')}</span>}
          {firm.abilities.includes('enterprise.edit') && (
            <div className="push">
              <Button onClick={() => setEditing(true)}>{t('enterprise.edit')}</Button>
            </div>
          )}
        </div>
        <p className="sheet-facts">
          <span>{firm.uscc ?? t('enterprise.noCode')}</span>
          <span>{firm.industryName ?? t('enterprise.noIndustry')}</span>
          <span>{firm.station.name}</span>
          {firm.address && <span>{firm.address}</span>}
        </p>
      </header>
      <div className="sheet-columns">
        <div className="sheet-column">
          <MattersOf filter={{ enterpriseId: firm.id }} />
          <EnterpriseFacts firm={firm} />
          <MonthsCard months={firm.months} />
        </div>
        <div className="sheet-column">
          <StewardCard
            subject={{ kind: 'enterprise', id: firm.id, name: firm.name }}
            butler={firm.butler}
            tenures={firm.stewardships}
            mayHandOver={firm.abilities.includes('stewardship.handover')}
          />
          <ContactsCard firm={firm} />
          {firm.projects.length > 0 && (
            <section className="card">
              <header className="card-head">
                <h2>{t('enterprise.projects')}</h2>
              </header>
              <ul className="card-body">
                {firm.projects.map((project) => (
                  <li key={project.id}>
                    <Link to="/projects/$projectId" params={{ projectId: project.id }} className="link">
                      {project.name}
                    </Link>
                  </li>
                ))}
              </ul>
            </section>
          )}
          <QualificationsCard qualifications={firm.qualifications} />
        </div>
      </div>
      {editing && <EnterpriseForm firm={firm} onClose={() => setEditing(false)} />}
    </div>
  );
}
