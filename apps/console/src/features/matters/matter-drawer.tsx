import './drawer.css';
import { formatMoment } from '@guanjia/client/format';
import { matterOptions } from '@guanjia/client/queries';
import type { MatterDetail } from '@guanjia/core/matters';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ExternalLink, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../../ui/button.tsx';
import { Face } from '../../ui/face.tsx';
import { LightMark } from '../../ui/light-mark.tsx';
import { PhoneLink } from '../../ui/phone-link.tsx';
import { QueryView } from '../../ui/query-view.tsx';
import { ActionBar } from './actions/action-bar.tsx';
import { AssignmentList, useAssignmentCount } from './assignment-list.tsx';
import { ClockPanel } from './clock-panel.tsx';
import { sentenceOf } from './journal-text.ts';

const RECENT = 4;

/** One matter beside the list: its time, who has it, what happened last, and what I may do. */
export function MatterDrawer({ id, onClose }: { id: string; onClose: () => void }) {
  const { t } = useTranslation(['console', 'common']);
  const query = useQuery(matterOptions(id));
  return (
    <aside className="drawer" aria-label={t('drawer.title')}>
      <div className="drawer-tools">
        <Link
          to="/matters/$matterId"
          params={{ matterId: id }}
          className="btn btn-quiet btn-icon"
          title={t('drawer.page')}
          aria-label={t('drawer.page')}
        >
          <ExternalLink size={16} aria-hidden />
        </Link>
        <IconButton icon={X} label={t('common:close')} onClick={onClose} />
      </div>
      <QueryView query={query}>{(matter) => <Content matter={matter} />}</QueryView>
    </aside>
  );
}

function Content({ matter }: { matter: MatterDetail }) {
  const { t } = useTranslation(['console', 'actions']);
  const count = useAssignmentCount(matter);
  const contact = matter.people.find((person) => person.relation === 'firm');
  return (
    <>
      <header className="drawer-head">
        <div className="row">
          {matter.light !== 'none' && <LightMark light={matter.light} />}
          <span className="tag">{t(`actions:matterStatus.${matter.status}`)}</span>
          <span className="small muted">{matter.number}</span>
        </div>
        <h2>{matter.title}</h2>
        <p className="sub">
          {matter.project ? `${matter.project.name} · ${matter.enterprise.name}` : matter.enterprise.name}
          {' · '}
          {matter.type.name}
        </p>
        <div className="row drawer-butler">
          <Face name={matter.butler.name} />
          <div className="small">
            <b>{matter.butler.name}</b>{' '}
            <span className="muted">{t('drawer.butler', { station: matter.station.name })}</span>
            {contact && <div className="muted">{t('drawer.contact', { name: contact.name })}</div>}
          </div>
          <span className="push row">
            <PhoneLink name={matter.butler.name} phone={matter.butler.phone} withNumber />
          </span>
        </div>
      </header>
      <div className="drawer-body">
        <ClockPanel matter={matter} />
        <section>
          <h3>
            {t('assignments.title')}
            <span>{count}</span>
          </h3>
          <AssignmentList matter={matter} />
        </section>
        <section>
          <h3>{t('drawer.need')}</h3>
          <p className="words drawer-need">{matter.text}</p>
        </section>
        <Recent matter={matter} />
      </div>
      <footer className="drawer-foot">
        {matter.actions.length === 0 && <p className="small sub">{t('drawer.nothingToDo')}</p>}
        <ActionBar matter={matter} beside={1} large />
      </footer>
    </>
  );
}

function Recent({ matter }: { matter: MatterDetail }) {
  const { t } = useTranslation(['console', 'actions']);
  const events = [...matter.timeline].sort((one, other) => other.seq - one.seq);
  return (
    <section>
      <h3>
        {t('drawer.recent')}
        <Link to="/matters/$matterId" params={{ matterId: matter.id }} className="link push">
          {t('drawer.all', { count: events.length })}
        </Link>
      </h3>
      <ol className="drawer-recent">
        {events.slice(0, RECENT).map((entry) => (
          <li key={entry.seq}>
            <time dateTime={entry.at} className="muted nowrap">
              {formatMoment(entry.at)}
            </time>
            <span>{sentenceOf(entry, matter, t)}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}
