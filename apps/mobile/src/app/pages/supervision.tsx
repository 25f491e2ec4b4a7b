import { getRouteApi } from '@tanstack/react-router';
import { SupervisionPage } from '../../features/supervision/supervision-page.tsx';
import { SupervisionsPage } from '../../features/supervision/supervisions-page.tsx';
import { useGoBack } from '../use-go-back.ts';
import { useSession } from '../use-session.ts';

export function SupervisionsScreen() {
  const issues = useSession().abilities.includes('supervision.issue');
  return <SupervisionsPage issues={issues} onBack={useGoBack()} />;
}

const one = getRouteApi('/gate/supervisions/$supervisionId');

export function SupervisionScreen() {
  const { supervisionId } = one.useParams();
  return <SupervisionPage key={supervisionId} id={supervisionId} onBack={useGoBack()} />;
}
