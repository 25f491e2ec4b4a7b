import '../../ui/sheet.css';
import '../../ui/track.css';
import { formatCount } from '@guanjia/client/format';
import { usePlanWords } from '@guanjia/client/plan';
import { planOptions, projectOptions } from '@guanjia/client/queries';
import type { PlanView } from '@guanjia/core/plans';
import type { ProjectDetail } from '@guanjia/core/projects';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { ChartNoAxesGantt, Check } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { ContactActs } from '../../ui/contact-acts.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Face } from '../../ui/face.tsx';
import { LightMark } from '../../ui/light-mark.tsx';
import { MattersOf } from '../../ui/matters-of.tsx';
import { useTitle } from '../../ui/page-title.tsx';
import { PhoneLink } from '../../ui/phone-link.tsx';
import { QueryView } from '../../ui/query-view.tsx';
import { StewardCard } from '../../ui/steward-card.tsx';
import { BundlesCard } from './bundles-card.tsx';
import { FilesCard } from './files-card.tsx';
import { HistoryCard } from './history-card.tsx';
import { InvestedBar } from './invested-bar.tsx';
import { ListDialog } from './list-dialog.tsx';
import { AddNodeDialog } from './plan/add-node-dialog.tsx';
import { MakePlanDialog } from './plan/make-plan-dialog.tsx';
import { Milestones } from './plan/milestones.tsx';
import { MonthsCard } from './plan/months-card.tsx';
import { SiteReports } from './plan/node-reports.tsx';
import { PlanCard } from './plan/plan-card.tsx';
import { BaselinesDialog } from './plan/rebaseline-dialog.tsx';
import { WhyCard } from './plan/why-card.tsx';
import { ProductionDialog } from './production-dialog.tsx';
import { EditProject } from './project-dialog.tsx';
import { rankOf, STAGES } from './stages.ts';

const route = getRouteApi('/projects/$projectId');

/** One key project: how far it is, who is in charge, who builds it, and its matters. */
export function ProjectPage() {
  const { projectId } = route.useParams();
  const query = useQuery(projectOptions(projectId));
  useTitle(query.data?.name ?? '');
  return (
    <QueryView page query={query}>
      {(project) => <Content project={project} />}
    </QueryView>
  );
}

function Content({ project }: { project: ProjectDetail }) {
  const { t } = useTranslation(['console', 'common']);
  const [editing, setEditing] = useState(false);
  const [dialog, setDialog] = useState<'baselines' | 'add' | 'list' | 'production'>();
  const plan = useQuery({ ...planOptions(project.id), enabled: project.plan !== null });
  return (
    <div className="sheet">
      <header className="sheet-head">
        <div className="sheet-title">
          <h1>{project.name}</h1>
          <span className="tag tag-accent">{t('project.keyOf', { year: project.listYear })}</span>
          {project.grade && <span className="tag">{t(`projectList.grades.${project.grade}`)}</span>}
          {!project.active && <span className="tag tag-yellow">{t('project.left')}</span>}
          {plan.data && <LightMark light={plan.data.light} />}
          <div className="push row no-print">
            {plan.data && <Button onClick={() => setDialog('baselines')}>{t('plan.baselines.open')}</Button>}
            {plan.data?.abilities.includes('plan.adjust') && (
              <Button onClick={() => setDialog('add')}>{t('plan.add.open')}</Button>
            )}
            {project.active &&
              rankOf(project.stage) >= rankOf('in-production') &&
              project.abilities.includes('stewardship.handover') && (
                <Button onClick={() => setDialog('production')}>{t('production.open')}</Button>
              )}
            {project.abilities.includes('project.classify') && (
              <Button onClick={() => setDialog('list')}>{t('projectList.open')}</Button>
            )}
            {project.abilities.includes('project.edit') && (
              <Button onClick={() => setEditing(true)}>{t('record.editProject')}</Button>
            )}
          </div>
        </div>
        <p className="sheet-facts">
          {plan.data && <PlanSentence plan={plan.data} />}
          <span>{project.code}</span>
          <Link
            to="/enterprises/$enterpriseId"
            params={{ enterpriseId: project.enterprise.id }}
            className="quiet-link"
          >
            {project.enterprise.name}
          </Link>
          <span>{project.station.name}</span>
          {project.address && <span>{project.address}</span>}
        </p>
        {plan.data ? <Milestones plan={plan.data} /> : <Stages stage={project.stage} />}
      </header>
      <div className="sheet-columns">
        <div className="sheet-column">
          {project.plan ? (
            <QueryView query={plan} skeleton={<div className="card plan-card" />}>
              {(found) => <PlanCard plan={found} />}
            </QueryView>
          ) : (
            <NoPlan project={project} />
          )}
          <MattersOf filter={{ projectId: project.id }} />
          <Facts project={project} />
        </div>
        <div className="sheet-column">
          {plan.data && <WhyCard plan={plan.data} />}
          <MonthsCard projectId={project.id} />
          <BundlesCard projectId={project.id} />
          {plan.data && <SiteReports projectId={project.id} />}
          <FilesCard projectId={project.id} />
          <StewardCard
            subject={{ kind: 'project', id: project.id, name: project.name }}
            butler={project.butler}
            tenures={project.stewardships}
            mayHandOver={project.abilities.includes('stewardship.handover')}
          />
          <Contacts project={project} />
          <HistoryCard projectId={project.id} />
        </div>
      </div>
      {plan.data && dialog === 'baselines' && (
        <BaselinesDialog plan={plan.data} onClose={() => setDialog(undefined)} />
      )}
      {plan.data && dialog === 'add' && (
        <AddNodeDialog plan={plan.data} onClose={() => setDialog(undefined)} />
      )}
      {dialog === 'production' && <ProductionDialog project={project} onClose={() => setDialog(undefined)} />}
      {dialog === 'list' && <ListDialog project={project} onClose={() => setDialog(undefined)} />}
      {editing && <EditProject project={project} onClose={() => setEditing(false)} />}
    </div>
  );
}

/** Why the light is on. */
function PlanSentence({ plan }: { plan: PlanView }) {
  const words = usePlanWords();
  const [cause] = plan.causes;
  if (!cause) return null;
  return (
    <span className={plan.light === 'red' ? 'plan-sentence-red' : 'plan-sentence'}>
      {words.cause({ ...cause, node: cause.nodeName, office: cause.office?.shortName ?? null })}
    </span>
  );
}

function NoPlan({ project }: { project: ProjectDetail }) {
  const { t } = useTranslation('console');
  const [making, setMaking] = useState(false);
  return (
    <section className="card">
      <Empty icon={ChartNoAxesGantt} title={t('plan.make.none')} help={t('plan.make.noneHelp')}>
        {project.active && project.abilities.includes('plan.adjust') && (
          <Button kind="primary" onClick={() => setMaking(true)}>
            {t('plan.make.open')}
          </Button>
        )}
      </Empty>
      {making && <MakePlanDialog projectId={project.id} onClose={() => setMaking(false)} />}
    </section>
  );
}

function Stages({ stage }: { stage: ProjectDetail['stage'] }) {
  const { t } = useTranslation('console');
  const here = rankOf(stage);
  return (
    <ol
      className="track project-track"
      aria-label={t('project.stage')}
      style={{ gridTemplateColumns: `repeat(${STAGES.length - 1}, minmax(0, 1fr)) max-content` }}
    >
      {STAGES.map((one, rank) => {
        const state = rank < here ? 'done' : rank === here ? 'current' : 'ahead';
        return (
          <li key={one} className={`track-${state}`} aria-current={state === 'current' ? 'step' : undefined}>
            <span className="track-dot">
              {state === 'done' && <Check size={11} strokeWidth={3} aria-hidden />}
            </span>
            <b>{t(`project.stages.${one}`)}</b>
          </li>
        );
      })}
    </ol>
  );
}

function Facts({ project }: { project: ProjectDetail }) {
  const { t } = useTranslation(['console', 'common']);
  const wan = (value: number | null) =>
    value === null ? (
      <span className="muted">{t('common:unknown')}</span>
    ) : (
      t('enterprise.wan', { n: formatCount(value) })
    );
  const text = (value: string | null) => value ?? <span className="muted">{t('common:unknown')}</span>;
  return (
    <section className="card">
      <header className="card-head">
        <h2>{t('project.profile')}</h2>
      </header>
      <div className="card-body stack">
        <InvestedBar project={project} />
        <dl className="facts facts-wide">
          <dt>{t('project.fact.total')}</dt>
          <dd>{wan(project.investmentTotalWan)}</dd>
          <dt>{t('project.fact.plan')}</dt>
          <dd>{wan(project.annualPlanWan)}</dd>
          <dt>{t('project.fact.invested')}</dt>
          <dd>{wan(project.investedWan)}</dd>
          <dt>{t('project.fact.plot')}</dt>
          <dd>{text(project.plot)}</dd>
          <dt>{t('project.fact.premises')}</dt>
          <dd>{text(project.premises)}</dd>
          <dt>{t('project.fact.enteredOn')}</dt>
          <dd>{project.enteredOn}</dd>
          <dt>{t('project.fact.leftOn')}</dt>
          <dd>{project.leftOn ?? t('project.onList')}</dd>
        </dl>
        {project.content && <p className="words">{project.content}</p>}
      </div>
    </section>
  );
}

function Contacts({ project }: { project: ProjectDetail }) {
  const { t } = useTranslation('console');
  const { contacts } = project;
  const mayEdit = project.abilities.includes('project.edit-contacts');
  return (
    <section className="card">
      <header className="card-head">
        <h2>{t('contacts.title')}</h2>
        {mayEdit && <ContactActs of="project" subjectId={project.id} />}
      </header>
      <div className="card-body">
        {contacts.length === 0 ? (
          <p className="sub">{t('contacts.none')}</p>
        ) : (
          <ul className="people">
            {contacts.map((contact) => (
              <li key={contact.id}>
                <Face name={contact.name} plain />
                <div>
                  {contact.name}
                  <div className="small sub">
                    {[t(`project.contact.${contact.kind}`), contact.company].filter(Boolean).join(' · ')}
                  </div>
                </div>
                <PhoneLink name={contact.name} phone={contact.phone} />
                {mayEdit && <ContactActs of="project" subjectId={project.id} contact={contact} />}
              </li>
            ))}
          </ul>
        )}
      </div>
    </section>
  );
}
