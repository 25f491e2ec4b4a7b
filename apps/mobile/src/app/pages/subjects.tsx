import { getRouteApi } from '@tanstack/react-router';
import { EnterprisePage } from '../../features/enterprises/enterprise-page.tsx';
import { ProjectPage } from '../../features/projects/project-page.tsx';
import { mayRaise } from '../places.ts';
import { useGoBack } from '../use-go-back.ts';
import { useSession } from '../use-session.ts';
import { Charges } from './charges.tsx';
import { OwnSubjects } from './own-subjects.tsx';
import { RaiseFor, SubjectMatters } from './subject-matters.tsx';

const charges = getRouteApi('/gate/charges');
const enterprise = getRouteApi('/gate/enterprises/$enterpriseId');
const project = getRouteApi('/gate/projects/$projectId');

export function ChargesScreen() {
  const search = charges.useSearch();
  return useSession().home === 'firm' ? <OwnSubjects /> : <Charges search={search} />;
}

export function EnterpriseScreen() {
  const { enterpriseId } = enterprise.useParams();
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

export function ProjectScreen() {
  const { projectId } = project.useParams();
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
