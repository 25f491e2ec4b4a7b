import '../../ui/plain-table.css';
import { formatPercent } from '@guanjia/client/format';
import type { Overview } from '@guanjia/core/insights';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

/** Each share with what it is taken from. */
export function StationsTable({ stations }: { stations: Overview['stations'] }) {
  const { t } = useTranslation(['console', 'actions']);
  return (
    <section className="card">
      <header className="card-head">
        <h2>{t('nav.stations')}</h2>
        <span className="note push">{t('overview.stationsNote')}</span>
      </header>
      <div className="card-body">
        <table className="plain-table">
          <thead>
            <tr>
              <th scope="col">{t('matter.station')}</th>
              <th scope="col">{t('overview.open')}</th>
              <th scope="col">{t('actions:light.red')}</th>
              <th scope="col">{t('actions:light.yellow')}</th>
              <th scope="col">{t('overview.onTimeShort')}</th>
              <th scope="col">{t('overview.satisfiedShort')}</th>
            </tr>
          </thead>
          <tbody>
            {stations.map(({ station, open, red, yellow, onTime, rated, satisfied }) => (
              <tr key={station.id}>
                <th scope="row">
                  <Link to="/queue" search={{ stationId: station.id }} className="quiet-link">
                    {station.name}
                  </Link>
                </th>
                <td>{open}</td>
                <td className={red > 0 ? 'ink-red' : 'muted'}>{red}</td>
                <td className={yellow > 0 ? 'ink-yellow' : 'muted'}>{yellow}</td>
                <td>
                  <Share of={onTime.kept} all={onTime.ended} />
                </td>
                <td>
                  <Share of={satisfied} all={rated} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function Share({ of, all }: { of: number; all: number }) {
  if (all === 0) return <span className="muted">—</span>;
  return (
    <>
      {formatPercent(of / all)}%
      <span className="small muted share-of">
        {of}/{all}
      </span>
    </>
  );
}
