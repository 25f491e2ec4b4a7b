import { formatDayOfWeek, formatTime } from '@guanjia/client/format';
import { useUnread } from '@guanjia/client/queries';
import { Link } from '@tanstack/react-router';
import { Bell, Menu, Search } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../../ui/button.tsx';
import { useCalendarDays } from '../../ui/calendar-days.ts';
import { useSession } from '../../ui/session.tsx';
import { useNow } from '../../ui/use-now.ts';
import { AccountMenu } from './account-menu.tsx';
import { Crumbs } from './crumbs.tsx';
import { Finder } from './finder.tsx';

export function TopBar({ onOpenNav }: { onOpenNav: () => void }) {
  const { t } = useTranslation(['console', 'common']);
  const { zone } = useSession();
  const [finding, setFinding] = useState(false);
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'k') return;
      event.preventDefault();
      setFinding(true);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
  return (
    <header className="top">
      <span className="top-menu">
        <IconButton icon={Menu} label={t('shell.openNav')} onClick={onOpenNav} />
      </span>
      <Crumbs />
      <button type="button" className="find" onClick={() => setFinding(true)}>
        <Search size={15} aria-hidden />
        <span className="clip">{t('shell.find')}</span>
        <kbd>Ctrl K</kbd>
      </button>
      {zone.isDemo && <span className="tag tag-accent top-demo">{t('common:demoMark')}</span>}
      <Today />
      <NoticeBell />
      <AccountMenu />
      {finding && <Finder onClose={() => setFinding(false)} />}
    </header>
  );
}

function Today() {
  const now = useNow();
  const { exceptions } = useCalendarDays();
  return (
    <time className="small top-today nowrap" dateTime={now.toISOString()}>
      {formatDayOfWeek(now, { exceptions })} {formatTime(now)}
    </time>
  );
}

function NoticeBell() {
  const { t } = useTranslation('console');
  const unread = useUnread();
  const label = unread > 0 ? t('shell.unread', { count: unread }) : t('shell.notifications');
  return (
    <Link to="/notifications" className="btn btn-quiet btn-icon bell" title={label} aria-label={label}>
      <Bell size={17} aria-hidden />
      {unread > 0 && <i aria-hidden="true" data-count={unread > 99 ? '99+' : unread} />}
    </Link>
  );
}
