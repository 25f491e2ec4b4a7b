import { enterpriseListOptions, projectListOptions } from '@guanjia/client/queries';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { RaisePage } from '../../features/matters/raise/raise-page.tsx';
import type { RaiseSubject } from '../../features/matters/raise/use-raise.ts';
import { useToast } from '../../ui/toast.tsx';
import { useTexts } from '../../ui/use-texts.ts';
import { useGoBack } from '../use-go-back.ts';
import { useSession } from '../use-session.ts';

export interface RaiseSearch {
  enterpriseId?: string;
  projectId?: string;
  typeCode?: string;
}

/** A firm raises for what it speaks for, a butler for what he has in charge. */
export function Raise({ search }: { search: RaiseSearch }) {
  const t = useTexts();
  const say = useToast();
  const session = useSession();
  const navigate = useNavigate();
  const goBack = useGoBack();
  const forFirm = session.subjects.length === 0 && session.butler !== null;
  const charge = useCharge(forFirm ? session.butler?.id : undefined);
  const own: RaiseSubject[] = session.subjects.map((s) => ({
    id: s.id,
    kind: s.kind,
    name: s.name,
    butlerName: s.butler?.name,
  }));
  return (
    <RaisePage
      accountId={session.account.id}
      subjects={forFirm ? charge.subjects?.map((s) => ({ ...s, butlerName: session.butler?.name })) : own}
      subjectsFailure={forFirm ? charge.failure : undefined}
      onRetrySubjects={charge.retry}
      forFirm={forFirm}
      start={{ subjectId: search.enterpriseId ?? search.projectId, typeCode: search.typeCode }}
      onBack={goBack}
      onSent={(matterId) => {
        say(t('raise.sent'));
        void navigate({ to: '/matters/$matterId', params: { matterId }, replace: true });
      }}
    />
  );
}

const mostInCharge = 100;

/** Enterprises and projects that a butler has in charge. */
function useCharge(butlerId: string | undefined) {
  const filter = { butlerId, active: true, limit: mostInCharge };
  const enabled = butlerId !== undefined;
  const enterprises = useInfiniteQuery({ ...enterpriseListOptions(filter), enabled });
  const projects = useInfiniteQuery({ ...projectListOptions(filter), enabled });
  const subjects =
    enterprises.data && projects.data
      ? [
          ...enterprises.data.pages
            .flatMap((p) => p.items)
            .map(({ id, name }) => ({ id, name, kind: 'enterprise' as const })),
          ...projects.data.pages
            .flatMap((p) => p.items)
            .map(({ id, name }) => ({ id, name, kind: 'project' as const })),
        ]
      : undefined;
  return {
    subjects,
    failure: subjects ? undefined : (enterprises.error ?? projects.error ?? undefined),
    retry: () => {
      void enterprises.refetch();
      void projects.refetch();
    },
  };
}
