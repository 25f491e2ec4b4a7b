import { formatList } from '@guanjia/client/format';
import { queueCountsOptions } from '@guanjia/client/queries';
import { useQuery } from '@tanstack/react-query';
import { Link, useRouterState } from '@tanstack/react-router';
import { House, PanelLeft } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../../ui/button.tsx';
import { Face } from '../../ui/face.tsx';
import { useSession } from '../../ui/session.tsx';
import { type NavItem, navGroupsFor } from './places.ts';

/** The way around; folds to icons. Shows only what leads somewhere for who is signed in. */
export function Nav({
  folded,
  onFold,
  onLeave,
}: {
  folded: boolean;
  onFold: () => void;
  onLeave: () => void;
}) {
  const { t } = useTranslation(['console', 'common']);
  const session = useSession();
  const fold = folded ? t('shell.unfold') : t('shell.fold');
  return (
    <nav className="nav" aria-label={t('shell.nav')}>
      <div className="nav-brand">
        <Link to="/" className="nav-home" aria-label={t('common:appName')} onClick={onLeave}>
          <span className="nav-mark">
            <House size={15} aria-hidden />
          </span>
          <span className="nav-word">{t('common:appName')}</span>
        </Link>
        <IconButton
          icon={PanelLeft}
          label={fold}
          className="nav-fold"
          aria-expanded={!folded}
          onClick={onFold}
        />
      </div>
      <div className="nav-list">
        {navGroupsFor(session).map((group) => (
          <section key={group.name} aria-label={t(`nav.${group.name}`)}>
            <h2>{t(`nav.${group.name}`)}</h2>
            <ul>
              {group.items.map((item) => (
                <li key={item.name}>
                  <NavLink item={item} onLeave={onLeave} />
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
      <div className="nav-me">
        <Face name={session.account.displayName} />
        <div className="nav-word">
          <div className="clip">{session.account.displayName}</div>
          <div className="small muted clip">{formatList(session.roles.map((held) => held.roleName))}</div>
        </div>
      </div>
    </nav>
  );
}

function NavLink({ item, onLeave }: { item: NavItem; onLeave: () => void }) {
  const { t } = useTranslation('console');
  const path = useRouterState({ select: (state) => state.location.pathname });
  const active = path === item.to || item.within?.some((start) => path.startsWith(start)) === true;
  const name = t(`nav.${item.name}`);
  const Icon = item.icon;
  return (
    <Link
      to={item.to}
      className={`nav-link${active ? ' nav-on' : ''}`}
      aria-current={active ? 'page' : undefined}
      title={name}
      onClick={onLeave}
    >
      <Icon size={16} strokeWidth={1.6} aria-hidden />
      <span className="nav-word">{name}</span>
      {item.counts && <NavCount counts={item.counts} />}
    </Link>
  );
}

function NavCount({ counts }: { counts: NonNullable<NavItem['counts']> }) {
  const data = useQuery(queueCountsOptions).data;
  const count = data?.counts[counts] ?? 0;
  if (count === 0) return null;
  return <b className={counts === 'overdue' || counts === 'to-decide' ? 'nav-hot' : undefined}>{count}</b>;
}
