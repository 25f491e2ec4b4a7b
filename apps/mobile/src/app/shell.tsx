import { useLiveQueries } from '@guanjia/client/live';
import type { Session } from '@guanjia/core/identity';
import { Link, Outlet, useNavigate, useRouterState } from '@tanstack/react-router';
import { Headset, Plus } from 'lucide-react';
import { Fragment, useEffect } from 'react';
import { LapseSheet } from '../features/identity/lapse-sheet.tsx';
import { Outbox } from '../features/matters/raise/outbox.tsx';
import { useTexts } from '../ui/use-texts.ts';
import { readAhead } from './chunks.ts';
import { OfflineBar } from './offline-bar.tsx';
import { mayRaise, type Place, placesOf } from './places.ts';
import { RaiseReady } from './raise-ready.tsx';
import './shell.css';
import { useSession } from './use-session.ts';

/** Paths that are one of the bar's places; deeper screens have the way back instead of the bar. */
const barPaths: ReadonlySet<string> = new Set(['/', '/matters', '/charges', '/me']);

export function Shell() {
  const t = useTexts();
  const session = useSession();
  const navigate = useNavigate();
  const path = useRouterState({ select: (state) => state.location.pathname });
  // Nothing is live yet for who must change a password or add a second factor first.
  const { mustChangePassword, mustAddSecondFactor } = session.account;
  useLiveQueries(!mustChangePassword && !mustAddSecondFactor);
  useEffect(readAhead, []);
  const trimmed = path.replace(/\/+$/, '') || '/';
  return (
    <div className="app" data-deep={barPaths.has(trimmed) ? undefined : ''}>
      <a className="skip" href="#main">
        {t('nav.skip')}
      </a>
      <Bar session={session} path={trimmed} />
      <div className="app__column">
        <OfflineBar />
        <Outlet />
      </div>
      <Outbox />
      {mayRaise(session) && <RaiseReady />}
      <LapseSheet username={session.account.username} onLeave={() => void navigate({ to: '/sign-in' })} />
    </div>
  );
}

function Bar({ session, path }: { session: Session; path: string }) {
  const t = useTexts();
  const places: readonly Place[] = placesOf[session.home];
  const middle = mayRaise(session) ? Math.ceil(places.length / 2) : -1;
  const raise = (
    <Link to="/raise" className="bar__raise">
      <span>
        <Plus size={26} aria-hidden />
      </span>
      {session.home === 'firm' ? t('nav.raise') : t('nav.raiseForFirm')}
    </Link>
  );
  return (
    <nav className="bar" aria-label={t('nav.label')}>
      <p className="bar__brand">
        <span>
          <Headset size={20} aria-hidden />
        </span>
        {t('common:appName')}
      </p>
      {places.map((place, i) => {
        const { icon: Icon } = place;
        const here = place.to === '/' ? path === '/' : path.startsWith(place.to);
        return (
          <Fragment key={place.to}>
            {i === middle && raise}
            <Link to={place.to} className="bar__place" aria-current={here ? 'page' : undefined}>
              <Icon size={22} aria-hidden />
              {t(`nav.${place.label}`)}
            </Link>
          </Fragment>
        );
      })}
    </nav>
  );
}
