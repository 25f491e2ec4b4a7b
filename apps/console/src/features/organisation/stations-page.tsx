import './organisation.css';
import { formatList } from '@guanjia/client/format';
import { organisationOptions } from '@guanjia/client/queries';
import type { OrganisationView } from '@guanjia/core/organisation';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { Face } from '../../ui/face.tsx';
import { PageHead } from '../../ui/list-page.tsx';
import { useTitle } from '../../ui/page-title.tsx';
import { PhoneLink } from '../../ui/phone-link.tsx';
import { QueryView } from '../../ui/query-view.tsx';
import { LeadingGroupDialog } from './leading-group-dialog.tsx';

/** The organisation at a glance: leading group, stations with their masters, and what each carries. */
export function StationsPage() {
  const { t } = useTranslation('console');
  const query = useQuery(organisationOptions);
  useTitle(t('nav.stations'));
  return (
    <>
      <PageHead title={t('nav.stations')} lead={t('station.lead')} />
      <QueryView query={query}>{(organisation) => <Content organisation={organisation} />}</QueryView>
    </>
  );
}

function Content({ organisation }: { organisation: OrganisationView }) {
  const { t } = useTranslation('console');
  const [placing, setPlacing] = useState<OrganisationView['leadingGroup'][number] | 'new'>();
  const mayEdit = organisation.abilities.includes('organisation.edit');
  const figures = [
    ['enterprises', organisation.enterpriseCount],
    ['projects', organisation.projectCount],
    ['enterpriseButlers', organisation.enterpriseButlerCount],
    ['projectButlers', organisation.projectButlerCount],
    ['departments', organisation.departmentCount],
    ['suppliers', organisation.supplierCount],
  ] as const;
  return (
    <div className="stations">
      <section className="card figures" aria-label={organisation.zoneName}>
        {figures.map(([name, value]) => (
          <div key={name}>
            <span className="sub">{t(`station.figure.${name}`)}</span>
            <b>
              {value}
              <small>{t(`station.unit.${name}`)}</small>
            </b>
          </div>
        ))}
      </section>
      <section>
        <div className="row stations-head">
          <h2>{t('station.leadingGroup')}</h2>
          {mayEdit && (
            <Button kind="quiet" icon={Plus} onClick={() => setPlacing('new')}>
              {t('leading.add')}
            </Button>
          )}
        </div>
        {placing && (
          <LeadingGroupDialog
            member={placing === 'new' ? undefined : placing}
            onClose={() => setPlacing(undefined)}
          />
        )}
        {organisation.leadingGroup.length === 0 ? (
          <p className="sub">{t('station.noLeadingGroup')}</p>
        ) : (
          <ul className="leading">
            {organisation.leadingGroup.map((member) => (
              <li key={member.account.id}>
                <Face name={member.account.name} plain={member.position !== 'head'} />
                <div>
                  <b>{member.account.name}</b>{' '}
                  <span className="tag">{t(`station.position.${member.position}`)}</span>
                  {member.duty && <div className="small sub">{member.duty}</div>}
                  {member.stations.length > 0 && (
                    <div className="small sub">
                      {t('leading.stationsOf', {
                        names: formatList(member.stations.map(({ name }) => name)),
                      })}
                    </div>
                  )}
                </div>
                <PhoneLink name={member.account.name} phone={member.phone} />
                {mayEdit && (
                  <Button
                    kind="quiet"
                    aria-label={`${t('leading.edit')} ${member.account.name}`}
                    onClick={() => setPlacing(member)}
                  >
                    {t('leading.edit')}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        )}
      </section>
      <section>
        <h2>{t('station.count', { count: organisation.stations.length })}</h2>
        <ul className="stations-grid">
          {organisation.stations.map((station) => (
            <Station key={station.id} station={station} />
          ))}
        </ul>
      </section>
    </div>
  );
}

function Station({ station }: { station: OrganisationView['stations'][number] }) {
  const { t } = useTranslation(['console', 'actions']);
  const figures = ['enterprises', 'projects', 'enterpriseButlers', 'projectButlers'] as const;
  return (
    <li className="card">
      <div className="card-body">
        <div className="row">
          <b>{station.name}</b>
          <Link to="/queue" search={{ stationId: station.id }} className="link push small">
            {t('station.matters')}
          </Link>
        </div>
        {station.masters.map((master) => (
          <div key={master.id} className="row">
            <Face name={master.name} />
            <span>
              {master.name} <span className="small sub">{t('actions:relation.station-master')}</span>
            </span>
            <span className="push">
              <PhoneLink name={master.name} phone={master.phone} />
            </span>
          </div>
        ))}
        {station.masters.length === 0 && <p className="small ink-yellow">{t('station.noMaster')}</p>}
        <dl className="station-figures">
          {figures.map((name) => (
            <div key={name}>
              <dt className="small sub">{t(`station.short.${name}`)}</dt>
              <dd>
                <b>{station[name]}</b>
              </dd>
            </div>
          ))}
        </dl>
      </div>
    </li>
  );
}
