import { formatList, formatPhone } from '@guanjia/client/format';
import { useSignOut } from '@guanjia/client/queries';
import type { Session } from '@guanjia/core/identity';
import { Link } from '@tanstack/react-router';
import {
  BookOpen,
  Building2,
  CalendarOff,
  KeyRound,
  LogOut,
  Monitor,
  ShieldCheck,
  UsersRound,
} from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from '../../ui/button.tsx';
import { Card, RowBody } from '../../ui/card.tsx';
import { Face } from '../../ui/face.tsx';
import { SendFailure } from '../../ui/failure.tsx';
import { Page } from '../../ui/page.tsx';
import { Strip } from '../../ui/states.tsx';
import { useTexts } from '../../ui/use-texts.ts';
import { AppearanceCard } from './appearance-card.tsx';
import './me.css';

interface MePageProps {
  session: Session;
  end: ReactNode;
  onSignedOut: () => void;
}

export function MePage({ session, end, onSignedOut }: MePageProps) {
  const t = useTexts();
  const signOut = useSignOut();
  const { account, roles, subjects, home } = session;
  return (
    <Page title={t('me.title')} end={end} wash narrow>
      <Card className="me-card">
        <Face name={account.displayName} size="l" photo={session.butler?.photoUrl} />
        <div className="grow">
          <h2>{account.displayName}</h2>
          <p className="muted">
            {account.username}
            {account.phone && ` · ${formatPhone(account.phone)}`}
          </p>
          <ul className="me-roles">
            {roles.map((role) => (
              <li key={role.id} className="timeline__tag">
                {[role.office?.name ?? role.enterprise?.name ?? role.project?.name, role.roleName]
                  .filter(Boolean)
                  .join(' · ')}
              </li>
            ))}
          </ul>
        </div>
      </Card>
      {session.covering.length > 0 && (
        <Strip tone="warn" icon={UsersRound}>
          {t('common:absence.coveringNow', { names: formatList(session.covering.map((one) => one.name)) })}
        </Strip>
      )}
      {subjects.length > 0 && (
        <Card flush label={t('me.mine')}>
          <ul className="rows">
            {subjects.map((s) => (
              <li key={`${s.kind}.${s.id}`}>
                {s.kind === 'enterprise' ? (
                  <Link to="/enterprises/$enterpriseId" params={{ enterpriseId: s.id }} className="row">
                    <RowBody icon={Building2} title={s.name} note={t('me.profile')} chevron />
                  </Link>
                ) : (
                  <Link to="/projects/$projectId" params={{ projectId: s.id }} className="row">
                    <RowBody icon={Building2} title={s.name} note={t('me.projectProfile')} chevron />
                  </Link>
                )}
              </li>
            ))}
          </ul>
        </Card>
      )}
      <AppearanceCard />
      <Card flush>
        <ul className="rows">
          {session.abilities.includes('handbook.read') && (
            <li>
              <Link to="/handbook" className="row">
                <RowBody icon={BookOpen} title={t('handbook.title')} chevron />
              </Link>
            </li>
          )}
          {session.abilities.includes('absence.read') && (
            <li>
              <Link to="/me/absences" className="row">
                <RowBody icon={CalendarOff} title={t('common:absence.title')} chevron />
              </Link>
            </li>
          )}
          <li>
            <Link to="/me/password" className="row">
              <RowBody icon={KeyRound} title={t('me.password')} chevron />
            </Link>
          </li>
          <li>
            <Link to="/me/security" className="row">
              <RowBody icon={ShieldCheck} title={t('common:security.title')} chevron />
            </Link>
          </li>
          {home !== 'firm' && (
            <li>
              <a href="/desk/" className="row">
                <RowBody icon={Monitor} title={t('me.desk')} note={t('me.deskNote')} chevron />
              </a>
            </li>
          )}
        </ul>
      </Card>
      <SendFailure failure={signOut.error} />
      <Button
        kind="line"
        tall
        wide
        icon={LogOut}
        busy={signOut.isPending}
        onClick={() => signOut.mutate(undefined, { onSuccess: onSignedOut })}
      >
        {t('common:signIn.signOut')}
      </Button>
      <p className="muted me-zone">
        {session.zone.name}
        {session.zone.isDemo && ` · ${t('common:demoMark')}`}
      </p>
    </Page>
  );
}
