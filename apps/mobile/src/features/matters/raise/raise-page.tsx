import { matterTypesOptions } from '@guanjia/client/queries';
import { useQuery } from '@tanstack/react-query';
import { UserX } from 'lucide-react';
import { LoadFailure } from '../../../ui/failure.tsx';
import { Page } from '../../../ui/page.tsx';
import { Bone, Empty, Loading } from '../../../ui/states.tsx';
import { useTexts } from '../../../ui/use-texts.ts';
import { RaiseForm } from './raise-form.tsx';
import { useDrafts } from './use-drafts.ts';
import type { RaiseSubject } from './use-raise.ts';

export interface RaisePageProps {
  accountId: string;
  /** For whom the reader may raise; undefined while it loads. */
  subjects: readonly RaiseSubject[] | undefined;
  subjectsFailure: unknown;
  onRetrySubjects: () => void;
  /** The butler raises for the firm and says who authorised it. */
  forFirm: boolean;
  start: { subjectId: string | undefined; typeCode: string | undefined };
  onBack: () => void;
  onSent: (matterId: string) => void;
}

export function RaisePage(props: RaisePageProps) {
  const { subjects, subjectsFailure, onRetrySubjects, forFirm, onBack } = props;
  const t = useTexts();
  const types = useQuery(matterTypesOptions);
  const drafts = useDrafts();
  const title = forFirm ? t('raise.titleForFirm') : t('raise.title');
  const failure = subjectsFailure ?? (types.data ? undefined : types.error);

  if (failure) {
    return (
      <Page title={title} onBack={onBack}>
        <LoadFailure
          failure={failure}
          onRetry={() => {
            onRetrySubjects();
            void types.refetch();
          }}
        />
      </Page>
    );
  }
  if (!subjects || !types.data || !drafts) {
    return (
      <Page title={title} onBack={onBack}>
        <Loading>
          <div className="stack">
            <Bone h="30px" />
            <Bone h="136px" />
            <Bone h="200px" />
          </div>
        </Loading>
      </Page>
    );
  }
  if (subjects.length === 0) {
    return (
      <Page title={title} onBack={onBack}>
        <Empty
          icon={UserX}
          title={t('raise.nobody')}
          text={t(forFirm ? 'raise.nobodyButler' : 'raise.nobodyFirm')}
        />
      </Page>
    );
  }
  const draft = drafts.find((d) => d.state === 'editing' && subjects.some((s) => s.id === d.subjectId));
  return (
    <RaiseForm
      {...props}
      title={title}
      subjects={subjects}
      types={types.data.items.filter((type) => type.active)}
      draft={draft}
    />
  );
}
