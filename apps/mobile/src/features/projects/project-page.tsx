import { formatCount } from '@guanjia/client/format';
import { projectOptions } from '@guanjia/client/queries';
import type { ProjectDetail } from '@guanjia/core/projects';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Card, Facts } from '../../ui/card.tsx';
import { ContactRow } from '../../ui/contact-row.tsx';
import { LoadFailure } from '../../ui/failure.tsx';
import { Page } from '../../ui/page.tsx';
import { ListBones } from '../../ui/states.tsx';
import { type Texts, useTexts } from '../../ui/use-texts.ts';
import { ProjectPlan } from './plan/project-plan.tsx';
import { ProjectFiles } from './project-files.tsx';

interface ProjectPageProps {
  projectId: string;
  onBack: () => void;
  matters: ReactNode;
  foot: ReactNode | undefined;
}

function factsOf(t: Texts, p: ProjectDetail): { name: string; value: string }[] {
  const unknown = t('common:unknown');
  const wan = (value: number | null) => (value === null ? unknown : t('unit.wan', { n: formatCount(value) }));
  return [
    { name: t('project.code'), value: p.code },
    { name: t('project.stage'), value: t(`projectStage.${p.stage}`) },
    {
      name: t('project.listYear'),
      value: t('project.listYearValue', { n: String(p.listYear), day: p.enteredOn }),
    },
    { name: t('project.investment'), value: wan(p.investmentTotalWan) },
    { name: t('project.annualPlan'), value: wan(p.annualPlanWan) },
    { name: t('project.invested'), value: wan(p.investedWan) },
    { name: t('project.plot'), value: p.plot ?? unknown },
    { name: t('project.premises'), value: p.premises ?? unknown },
    { name: t('project.address'), value: p.address ?? unknown },
    { name: t('project.content'), value: p.content ?? unknown },
  ];
}

export function ProjectPage({ projectId, onBack, matters, foot }: ProjectPageProps) {
  const t = useTexts();
  const query = useQuery(projectOptions(projectId));
  const p = query.data;
  if (!p) {
    return (
      <Page title={t('project.title')} onBack={onBack}>
        {query.isError ? (
          <LoadFailure failure={query.error} onRetry={() => void query.refetch()} />
        ) : (
          <ListBones rows={4} height="120px" />
        )}
      </Page>
    );
  }
  return (
    // Nothing is raised for a project any more that has left the list.
    <Page title={p.name} onBack={onBack} wash foot={p.active ? foot : undefined}>
      <div className="columns columns--side">
        <div>
          <Card pad>
            <h2 className="title">{p.name}</h2>
            <p className="muted">
              {[p.enterprise?.name, p.station.name].filter(Boolean).join(' · ')}
              <span className="timeline__tag">{t(`projectStage.${p.stage}`)}</span>
              {!p.active && <span className="timeline__tag">{t('project.left')}</span>}
            </p>
          </Card>
          {p.plan && <ProjectPlan projectId={p.id} />}
          <Card flush label={t('enterprise.people')}>
            <h2 className="card__title">{t('enterprise.people')}</h2>
            <div className="people">
              {p.butler && (
                <ContactRow
                  name={p.butler.name}
                  note={t('project.butler')}
                  phone={p.butler.phone}
                  photo={p.butler.photoUrl}
                />
              )}
              {p.contacts.map((c) => (
                <ContactRow
                  key={c.id}
                  name={c.name}
                  note={[t(`project.contact.${c.kind}`), c.company].filter(Boolean).join(' · ')}
                  phone={c.phone}
                />
              ))}
            </div>
          </Card>
          {matters}
          <ProjectFiles projectId={p.id} />
        </div>
        <div>
          <Card pad label={t('project.profile')}>
            <h2 className="title profile-title">{t('project.profile')}</h2>
            <Facts items={factsOf(t, p)} />
          </Card>
        </div>
      </div>
    </Page>
  );
}
