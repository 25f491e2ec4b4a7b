import type { Overview } from '@guanjia/core/insights';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

/** What firms ask for, by kind. */
export function GroupsCard({ groups, from }: { groups: Overview['groups']; from: string }) {
  const { t } = useTranslation('console');
  const sorted = [...groups].sort((one, other) => other.raised - one.raised);
  const most = Math.max(1, ...sorted.map((group) => group.raised));
  return (
    <section className="card">
      <header className="card-head">
        <h2>{t('overview.groups')}</h2>
        <span className="note push">{t('overview.since', { from })}</span>
      </header>
      <div className="card-body">
        <dl className="meter-list">
          {sorted.map((group) => (
            <div key={group.code}>
              <dt>
                <Link to="/queue" search={{ queue: 'all', groupCode: group.code }} className="quiet-link">
                  {group.name}
                </Link>
              </dt>
              <dd>
                <span className="meter-track" aria-hidden="true">
                  <i className="meter-used" style={{ width: `${(group.raised / most) * 100}%` }} />
                </span>
                <b>{group.raised}</b>
                <span className="small sub meter-note">{t('overview.stillOpen', { count: group.open })}</span>
              </dd>
            </div>
          ))}
        </dl>
      </div>
    </section>
  );
}
