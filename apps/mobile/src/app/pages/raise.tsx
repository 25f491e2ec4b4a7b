import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { RaisePage } from '../../features/matters/raise/raise-page.tsx';
import type { RaiseSubject } from '../../features/matters/raise/use-raise.ts';
import { useToast } from '../../ui/toast.tsx';
import { useTexts } from '../../ui/use-texts.ts';
import { useCharge } from '../use-charge.ts';
import { useGoBack } from '../use-go-back.ts';
import { useSession } from '../use-session.ts';

const route = getRouteApi('/gate/raise');

/** A firm raises for what it speaks for, a butler for what he has in charge. */
export function Raise() {
  const search = route.useSearch();
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
