import './shell.css';
import { formatMoment } from '@guanjia/client/format';
import { useConnectivity, useLiveQueries } from '@guanjia/client/live';
import { Outlet, useRouterState } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFocusKept } from '../../ui/use-focus-kept.ts';
import { Nav } from './nav.tsx';
import { SignInAgain } from './sign-in-again.tsx';
import { TopBar } from './top-bar.tsx';
import { Watermark } from './watermark.tsx';

const FOLDED = 'guanjia.desk.folded';

/** The desk around every page: navigation that folds, the bar on top, and the page. */
export function Shell() {
  const { t } = useTranslation('console');
  useLiveQueries(true);
  const [folded, setFolded] = useState(() => localStorage.getItem(FOLDED) === 'yes');
  const [open, setOpen] = useState(false);
  const path = useRouterState({ select: (state) => state.location.pathname });
  const main = useRef<HTMLElement>(null);
  const first = useRef(true);
  useFocusKept(main);

  // biome-ignore lint/correctness/useExhaustiveDependencies: it runs because the page is another one
  useEffect(() => {
    // On another page the reader of a screen starts at the page, not in the navigation that led there.
    if (first.current) first.current = false;
    else main.current?.focus();
    setOpen(false);
  }, [path]);

  const fold = (): void => {
    localStorage.setItem(FOLDED, folded ? 'no' : 'yes');
    setFolded(!folded);
  };

  return (
    <div className={`desk${folded ? ' desk-folded' : ''}${open ? ' desk-open' : ''}`}>
      <a className="skip" href="#page">
        {t('shell.skip')}
      </a>
      <Nav folded={folded} onFold={fold} onLeave={() => setOpen(false)} />
      {open && (
        <button
          type="button"
          className="desk-scrim"
          aria-label={t('shell.closeNav')}
          onClick={() => setOpen(false)}
        />
      )}
      <div className="desk-main">
        <TopBar onOpenNav={() => setOpen(true)} />
        <OfflineBar />
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, also where nothing in it takes the focus */}
        <main id="page" ref={main} tabIndex={0} className="page">
          <Outlet />
        </main>
      </div>
      <Watermark />
      <SignInAgain />
    </div>
  );
}

function OfflineBar() {
  const { t } = useTranslation('common');
  const { online, since } = useConnectivity();
  return (
    <div role="status" className={online ? 'vh' : 'offline-bar'}>
      {online || !since ? '' : t('state.offlineSince', { time: formatMoment(since) })}
    </div>
  );
}
