import { useRefreshSession } from '@guanjia/client/queries';
import { useNavigate } from '@tanstack/react-router';
import { AbsencesPage } from '../../features/absences/absences-page.tsx';
import { MePage } from '../../features/identity/me-page.tsx';
import { PasswordPage } from '../../features/identity/password-page.tsx';
import { SecurityPage } from '../../features/identity/security-page.tsx';
import { Bell } from '../../features/notifications/bell.tsx';
import { NoticeSettingsPage } from '../../features/notifications/notice-settings-page.tsx';
import { NoticesPage } from '../../features/notifications/notices-page.tsx';
import { useToast } from '../../ui/toast.tsx';
import { useTexts } from '../../ui/use-texts.ts';
import { useGoBack } from '../use-go-back.ts';
import { useSession } from '../use-session.ts';

export function NoticesScreen() {
  return <NoticesPage firm={useSession().home === 'firm'} onBack={useGoBack()} />;
}

export function NoticeSettingsScreen() {
  const t = useTexts();
  const say = useToast();
  const navigate = useNavigate();
  return (
    <NoticeSettingsPage
      firm={useSession().home === 'firm'}
      onBack={useGoBack()}
      onSaved={() => {
        say(t('notices.saved'));
        void navigate({ to: '/notices', replace: true });
      }}
    />
  );
}

export function SecurityScreen() {
  const say = useToast();
  const { mustAddSecondFactor } = useSession().account;
  const goBack = useGoBack();
  const refresh = useRefreshSession();
  return (
    <SecurityPage
      must={mustAddSecondFactor}
      onBack={mustAddSecondFactor ? undefined : goBack}
      onDone={say}
      onTurnedOn={refresh}
    />
  );
}

export function AbsencesScreen() {
  const say = useToast();
  return <AbsencesPage me={useSession().account.id} onBack={useGoBack()} onDone={say} />;
}

export function MeScreen() {
  const session = useSession();
  const navigate = useNavigate();
  return (
    <MePage
      session={session}
      end={<Bell />}
      onSignedOut={() => void navigate({ to: '/sign-in', replace: true })}
    />
  );
}

export function PasswordScreen() {
  const t = useTexts();
  const say = useToast();
  const { account } = useSession();
  const navigate = useNavigate();
  const goBack = useGoBack();
  return (
    <PasswordPage
      username={account.username}
      must={account.mustChangePassword}
      overdue={account.passwordOverdue}
      onBack={account.mustChangePassword ? undefined : goBack}
      onChanged={() => {
        say(t('password.done'));
        void navigate({ to: '/me', replace: true });
      }}
    />
  );
}
