import './print-page.css';
import { formatExact, formatUsedDays } from '@guanjia/client/format';
import { matterOptions } from '@guanjia/client/queries';
import type { MatterDetail } from '@guanjia/core/matters';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Printer } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { useTitle } from '../../ui/page-title.tsx';
import { QueryView } from '../../ui/query-view.tsx';
import { useSession } from '../../ui/session.tsx';
import { actorOf, detailOf } from './journal-text.ts';

const route = getRouteApi('/matters/$matterId/print');

/** 办理单: one matter on paper, black on white, with everything that its reader may see. */
export function PrintPage() {
  const { matterId } = route.useParams();
  const query = useQuery(matterOptions(matterId));
  useTitle(query.data?.number ?? '');
  return (
    <QueryView page query={query}>
      {(matter) => <Sheet matter={matter} />}
    </QueryView>
  );
}

function Sheet({ matter }: { matter: MatterDetail }) {
  const { t } = useTranslation(['console', 'actions', 'common']);
  const { account, zone } = useSession();
  const facts = [
    [t('matter.type'), `${matter.type.groupName} · ${matter.type.name}`],
    [t('enterprise.name'), matter.enterprise.name],
    ...(matter.project ? [[t('project.name'), matter.project.name]] : []),
    [t('matter.station'), matter.station.name],
    [t('matter.butler'), [matter.butler.name, matter.butler.phone].filter(Boolean).join(' ')],
    [t('matter.status'), t(`actions:matterStatus.${matter.status}`)],
    [t('matter.created'), formatExact(matter.createdAt)],
    ...(matter.closedAt ? [[t('matter.closedAt'), formatExact(matter.closedAt)]] : []),
    [
      t('print.time'),
      t('firmSees.used', {
        used: formatUsedDays(matter.timeUsed.workingDays ?? 0),
        promised: matter.timeUsed.promised.days,
      }),
    ],
  ] as const;
  return (
    <article className="print-sheet">
      <p className="print-tools">
        <Link to="/matters/$matterId" params={{ matterId: matter.id }} className="link">
          {t('print.back')}
        </Link>
        <Button kind="primary" icon={Printer} onClick={() => window.print()}>
          {t('print.print')}
        </Button>
      </p>
      <header>
        <p>
          {zone.name} · {t('print.title')}
        </p>
        <h1>{matter.title}</h1>
        <p className="print-number">{matter.number}</p>
      </header>
      <dl className="print-facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <h2>{t('drawer.need')}</h2>
      <p className="words">{matter.text}</p>
      {matter.assignments.length > 0 && (
        <>
          <h2>{t('assignments.title')}</h2>
          <table>
            <thead>
              <tr>
                <th scope="col">{t('matter.office')}</th>
                <th scope="col">{t('matter.status')}</th>
                <th scope="col">{t('print.limit')}</th>
                <th scope="col">{t('print.answer')}</th>
              </tr>
            </thead>
            <tbody>
              {matter.assignments.map((one) => (
                <tr key={one.id}>
                  <th scope="row">{one.office.name}</th>
                  <td>{t(`actions:assignmentStatus.${one.status}`)}</td>
                  <td>
                    {t('assignments.used', {
                      used: formatUsedDays(one.usedWorkingDays),
                      limit: one.limitDays,
                    })}
                  </td>
                  <td>{one.answer}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
      <h2>{t('print.record')}</h2>
      <ol className="print-record">
        {[...matter.timeline]
          .sort((one, other) => one.seq - other.seq)
          .map((entry) => (
            <li key={entry.seq}>
              <time dateTime={entry.at}>{formatExact(entry.at)}</time>
              <div>
                <b>
                  {actorOf(entry, t)} {t(`actions:event.${entry.action}`)}
                </b>{' '}
                {detailOf(entry, matter, t)}
                {entry.text && <p className="words">{entry.text}</p>}
                {entry.erased && <p>{t('actions:erased')}</p>}
              </div>
            </li>
          ))}
      </ol>
      {matter.attachments.length > 0 && (
        <>
          <h2>{t('files.title')}</h2>
          <ul>
            {matter.attachments.map((file) => (
              <li key={file.id}>{file.name}</li>
            ))}
          </ul>
        </>
      )}
      {matter.ratings.length > 0 && (
        <>
          <h2>{t('rating.title')}</h2>
          <ul>
            {matter.ratings.map((rating) => (
              <li key={rating.round}>
                {t('rating.round', { n: rating.round })} {t(`actions:rating.${rating.level}`)} {rating.text}
              </li>
            ))}
          </ul>
        </>
      )}
      <footer>{t('print.by', { name: account.displayName, at: formatExact(new Date()) })}</footer>
    </article>
  );
}
