import './matter-page.css';
import { formatAside } from '@guanjia/client/format';
import { whileActive } from '@guanjia/client/live';
import { matterOptions } from '@guanjia/client/queries';
import type { MatterDetail } from '@guanjia/core/matters';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Printer } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { HandbookBeside } from '../../ui/handbook-beside.tsx';
import { LightMark } from '../../ui/light-mark.tsx';
import { useTitle } from '../../ui/page-title.tsx';
import { Lines, QueryView } from '../../ui/query-view.tsx';
import { WorkCard } from '../../ui/supervision/work-card.tsx';
import { useDueText } from '../../ui/time-left.tsx';
import { ActionBar } from './actions/action-bar.tsx';
import { AssignmentList, useAssignmentCount } from './assignment-list.tsx';
import { ClockPanel } from './clock-panel.tsx';
import { CommentBox } from './comment-box.tsx';
import { EscalationCard } from './escalation-card.tsx';
import { FilesCard } from './file-links.tsx';
import { FirmSees } from './firm-sees.tsx';
import { Journal } from './journal.tsx';
import { MaterialsCard } from './materials-card.tsx';
import { ParcelTrack } from './parcel-track.tsx';
import { PeopleCard } from './people-card.tsx';
import { RatingCard } from './rating-card.tsx';
import { RatingLinkCard } from './rating-link-card.tsx';
import { TimeUsed } from './time-used.tsx';

const route = getRouteApi('/matters/$matterId');
const LOOK_AGAIN_MS = 120_000;

/** One matter in full: its way, its record, its time, who has it, and what the firm sees. */
export function MatterPage() {
  const { matterId } = route.useParams();
  const query = useQuery({ ...matterOptions(matterId), refetchInterval: whileActive(LOOK_AGAIN_MS) });
  useTitle(query.data?.number ?? '');
  return (
    <QueryView
      page
      query={query}
      skeleton={
        <div className="matter-bones">
          <Lines count={9} />
        </div>
      }
    >
      {(matter) => <Content matter={matter} />}
    </QueryView>
  );
}

function Content({ matter }: { matter: MatterDetail }) {
  const { t } = useTranslation(['console', 'actions']);
  const count = useAssignmentCount(matter);
  const comments = matter.actions.some(({ action }) => action === 'comment');
  return (
    <div className="matter">
      <Head matter={matter} />
      <div className="matter-columns">
        <section className="matter-record">
          <Journal matter={matter} />
          {comments && <CommentBox matter={matter} />}
        </section>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls by itself, and keys must reach it */}
        <section className="matter-side" aria-label={t('matter.side')} tabIndex={0}>
          <section className="card">
            <header className="card-head">
              <h2>{t('drawer.need')}</h2>
              <span className="note">{t(`actions:raisedBy.${matter.raisedBy}`)}</span>
            </header>
            <div className="card-body">
              <p className="words">{matter.text}</p>
              {matter.authorisation && (
                <p className="small sub">{t('matter.authorisation', { words: matter.authorisation })}</p>
              )}
            </div>
          </section>
          <section className="card">
            <header className="card-head">
              <h2>{t('assignments.titleClock')}</h2>
              <span className="note">{count}</span>
            </header>
            <div className="card-body">
              <ClockPanel matter={matter} />
              <AssignmentList matter={matter} full />
            </div>
          </section>
          {matter.view === 'staff' && <WorkCard of={{ matterId: matter.id }} />}
          <MaterialsCard matter={matter} />
          <TimeUsed matter={matter} />
          <EscalationCard escalations={matter.escalations} />
          <RatingCard matter={matter} />
          <RatingLinkCard matter={matter} />
        </section>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls by itself, and keys must reach it */}
        <section className="matter-side" aria-label={t('people.title')} tabIndex={0}>
          <FirmSees matter={matter} />
          <PeopleCard people={matter.people} />
          <FilesCard files={matter.attachments} />
          <HandbookBeside typeCode={matter.type.code} actions={matter.actions.map(({ action }) => action)} />
        </section>
      </div>
    </div>
  );
}

function Head({ matter }: { matter: MatterDetail }) {
  const { t } = useTranslation(['console', 'actions']);
  const dueText = useDueText();
  return (
    <header className="matter-head">
      <div className="matter-title">
        {matter.light !== 'none' && <LightMark light={matter.light} />}
        <h1>{matter.title}</h1>
        <span className={matter.status === 'rectifying' ? 'tag tag-red' : 'tag tag-accent'}>
          {t(`actions:matterStatus.${matter.status}`)}
        </span>
        {matter.urgency === 'urgent' && <span className="tag tag-red">{t('actions:urgency.urgent')}</span>}
        {matter.escalatedTo && (
          <span className="tag tag-yellow">
            {t('matter.escalatedTo', { level: t(`actions:escalationLevel.${matter.escalatedTo}`) })}
          </span>
        )}
        <div className="push row">
          <Link
            to="/matters/$matterId/print"
            params={{ matterId: matter.id }}
            className="btn btn-quiet"
            aria-label={t('print.title')}
            title={t('print.title')}
          >
            <Printer size={16} aria-hidden />
          </Link>
          <ActionBar matter={matter} beside={2} />
        </div>
      </div>
      <p className="matter-facts">
        {matter.mergedInto && (
          <Link to="/matters/$matterId" params={{ matterId: matter.mergedInto.id }}>
            {t('matter.mergedInto', { number: matter.mergedInto.number })}
          </Link>
        )}
        {matter.mergedFrom.map(({ id, number }) => (
          <Link key={id} to="/matters/$matterId" params={{ matterId: id }} className="quiet-link">
            {t('matter.mergedFrom', { number })}
          </Link>
        ))}
        {matter.project && (
          <Link to="/projects/$projectId" params={{ projectId: matter.project.id }} className="quiet-link">
            {matter.project.name}
          </Link>
        )}
        <Link
          to="/enterprises/$enterpriseId"
          params={{ enterpriseId: matter.enterprise.id }}
          className="quiet-link"
        >
          {matter.enterprise.name}
        </Link>
        <span>
          {matter.type.groupName} · {matter.type.name}
        </span>
        <KeptVersion matter={matter} />
        {matter.serviceMode && <span>{t(`actions:serviceMode.${matter.serviceMode}`)}</span>}
        <span>{matter.station.name}</span>
        {matter.due && <span>{dueText(matter.due.at, matter.due.provisional)}</span>}
        {matter.round > 1 && <span>{t('matter.round', { n: matter.round })}</span>}
      </p>
      <ParcelTrack matter={matter} />
    </header>
  );
}

/** The version of its kind that the matter keeps to; said louder where another is in force by now. */
function KeptVersion({ matter: { type, typeVersion } }: { matter: MatterDetail }) {
  const { t } = useTranslation('console');
  const { number, inForce } = typeVersion;
  return (
    <Link to="/catalogue/$code" params={{ code: type.code }} className="quiet-link">
      {t('catalogue.page.matterVersion', { n: number })}
      {number !== inForce && formatAside(t('catalogue.page.matterVersionNow', { n: inForce }))}
    </Link>
  );
}
