import { useNavigate, useRouter } from '@tanstack/react-router';
import { useCallback } from 'react';
import { EnterprisePage } from '../../features/enterprises/enterprise-page.tsx';
import { MePage } from '../../features/identity/me-page.tsx';
import { PasswordPage } from '../../features/identity/password-page.tsx';
import { SignInPage } from '../../features/identity/sign-in-page.tsx';
import { MatterListPage, type MatterListSearch } from '../../features/matters/matter-list-page.tsx';
import { MatterPage } from '../../features/matters/page/matter-page.tsx';
import { Bell } from '../../features/notifications/bell.tsx';
import { NoticesPage } from '../../features/notifications/notices-page.tsx';
import { ProjectPage } from '../../features/projects/project-page.tsx';
import { useToast } from '../../ui/toast.tsx';
import { useTexts } from '../../ui/use-texts.ts';
import { mayRaise, queuesOf } from '../places.ts';
import { useGoBack } from '../use-go-back.ts';
import { useSession } from '../use-session.ts';
import { Charges, type ChargesSearch } from './charges.tsx';
import { OwnSubjects } from './own-subjects.tsx';
import { RaiseFor, SubjectMatters } from './subject-matters.tsx';

export function SignInScreen({ search }: { search: { back?: string } }) {
  const router = useRouter();
  const navigate = useNavigate();
  const onSignedIn = () => {
    if (search.back) router.history.replace(`/m${search.back}`);
    else void navigate({ to: '/', replace: true });
  };
  return <SignInPage onSignedIn={onSignedIn} />;
}

export function MattersScreen({ search }: { search: MatterListSearch }) {
  const { home } = useSession();
  const navigate = useNavigate();
  const onSearch = useCallback(
    (next: MatterListSearch) => {
      const { q, ...rest } = next;
      void navigate({ to: '/matters', search: { ...rest, ...(q ? { q } : {}) }, replace: true });
    },
    [navigate],
  );
  return (
    <MatterListPage
      queues={queuesOf[home]}
      search={search}
      onSearch={onSearch}
      firm={home === 'firm'}
      office={home === 'department'}
      end={<Bell />}
    />
  );
}

export function ChargesScreen({ search }: { search: ChargesSearch }) {
  return useSession().home === 'firm' ? <OwnSubjects /> : <Charges search={search} />;
}

export function MatterScreen({ matterId }: { matterId: string }) {
  return <MatterPage matterId={matterId} onBack={useGoBack()} />;
}

export function EnterpriseScreen({ enterpriseId }: { enterpriseId: string }) {
  const session = useSession();
  return (
    <EnterprisePage
      enterpriseId={enterpriseId}
      onBack={useGoBack()}
      matters={<SubjectMatters enterpriseId={enterpriseId} />}
      foot={mayRaise(session) ? <RaiseFor enterpriseId={enterpriseId} /> : undefined}
    />
  );
}

export function ProjectScreen({ projectId }: { projectId: string }) {
  const session = useSession();
  return (
    <ProjectPage
      projectId={projectId}
      onBack={useGoBack()}
      matters={<SubjectMatters projectId={projectId} />}
      foot={mayRaise(session) ? <RaiseFor projectId={projectId} /> : undefined}
    />
  );
}

export function NoticesScreen() {
  return <NoticesPage firm={useSession().home === 'firm'} onBack={useGoBack()} />;
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
      onBack={account.mustChangePassword ? undefined : goBack}
      onChanged={() => {
        say(t('password.done'));
        void navigate({ to: '/me', replace: true });
      }}
    />
  );
}
