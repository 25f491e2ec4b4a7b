import { EnterpriseList } from '../../features/enterprises/enterprise-list.tsx';
import { Bell } from '../../features/notifications/bell.tsx';
import { ProjectList } from '../../features/projects/project-list.tsx';
import { SectionHead } from '../../ui/card.tsx';
import { Page } from '../../ui/page.tsx';
import { useTexts } from '../../ui/use-texts.ts';
import { useSession } from '../use-session.ts';

/** 我的企业和项目: what a firm's person speaks for, each with its profile. */
export function OwnSubjects() {
  const t = useTexts();
  const { subjects } = useSession();
  return (
    <Page title={t('charge.titleFirm')} end={<Bell />}>
      <div className="columns">
        {subjects.some((s) => s.kind === 'enterprise') && (
          <div>
            <SectionHead title={t('actions:subjectKind.enterprise')} />
            <EnterpriseList filter={{ limit: 20 }} />
          </div>
        )}
        <div>
          <SectionHead title={t('actions:subjectKind.project')} />
          <ProjectList filter={{ limit: 20 }} />
        </div>
      </div>
    </Page>
  );
}
