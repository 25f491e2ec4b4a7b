import './plan.css';
import { formatDay } from '@guanjia/client/format';
import { usePlanWords } from '@guanjia/client/plan';
import { planOptions } from '@guanjia/client/queries';
import type { PlanNodeView, PlanView } from '@guanjia/core/plans';
import { projectStages } from '@guanjia/core/projects';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Check } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../../ui/button.tsx';
import { Card, SectionHead } from '../../../ui/card.tsx';
import { LoadFailure } from '../../../ui/failure.tsx';
import { LightBadge } from '../../../ui/light.tsx';
import { ListBones } from '../../../ui/states.tsx';
import { useTexts } from '../../../ui/use-texts.ts';
import { EscalateSheet } from './escalate-sheet.tsx';
import { RecentReports } from './recent-reports.tsx';
import { ReportSheet } from './report-sheet.tsx';

/** The plan on site: why the light is on, what is to be done now with its report, the way to production. */
export function ProjectPlan({ projectId }: { projectId: string }) {
  const query = useQuery(planOptions(projectId));
  if (!query.data) {
    return query.isError ? (
      <LoadFailure failure={query.error} onRetry={() => void query.refetch()} />
    ) : (
      <ListBones rows={3} height="72px" />
    );
  }
  return <Content plan={query.data} />;
}

function Content({ plan }: { plan: PlanView }) {
  const t = useTexts();
  const words = usePlanWords();
  const [reporting, setReporting] = useState<string>();
  const [escalating, setEscalating] = useState<string>();
  const node = plan.nodes.find((one) => one.code === reporting);
  const now = plan.nodes
    .filter((one) => one.itsTurn)
    .toSorted((one, other) => rankOf(one) - rankOf(other) || one.end.localeCompare(other.end));
  const mayEscalate = plan.abilities.includes('plan.open-matter');
  const stuck = plan.nodes.find((one) => one.code === escalating);
  const mayReport = plan.abilities.includes('plan.report');
  return (
    <>
      <Card pad label={t('plan.title')}>
        <div className="plan-top">
          <LightBadge
            tone={plan.light}
            word={t(`actions:light.${plan.light}`)}
            text={t(`actions:light.${plan.light}`)}
          />
          <b>{t('plan.ends', { day: formatDay(plan.endsOn) })}</b>
          {plan.lateBy !== null && (
            <span className={plan.lateBy > 0 ? 'plan-late' : 'muted'}>{words.lateBy(plan.lateBy)}</span>
          )}
        </div>
        {plan.progress !== null && (
          <p className="muted plan-progress">
            <span className="plan-bar" aria-hidden="true">
              <i style={{ width: `${Math.round(plan.progress * 100)}%` }} />
              {plan.plannedProgress !== null && (
                <u style={{ left: `${Math.round(plan.plannedProgress * 100)}%` }} />
              )}
            </span>
            {plan.plannedProgress === null
              ? t('plan.done', { done: Math.round(plan.progress * 100) })
              : t('plan.doneOf', {
                  done: Math.round(plan.progress * 100),
                  planned: Math.round(plan.plannedProgress * 100),
                })}
          </p>
        )}
        {plan.causes.length > 0 && (
          <ul className={`plan-causes plan-causes--${plan.light}`}>
            {plan.causes.slice(0, 4).map((cause) => (
              <li key={`${cause.rule}-${cause.code}`}>
                {words.cause({ ...cause, node: cause.nodeName, office: cause.office?.shortName ?? null })}
              </li>
            ))}
          </ul>
        )}
      </Card>
      <SectionHead title={t('plan.now')} note={t('plan.nowCount', { n: now.length })} />
      <Card flush>
        {now.length === 0 ? (
          <p className="muted plan-none">{t('plan.nothingNow')}</p>
        ) : (
          <ul className="rows">
            {now.map((one) => (
              <li key={one.code} className="row plan-row">
                <NodeLine node={one} />
                {mayEscalate && (
                  <Button kind="line" onClick={() => setEscalating(one.code)}>
                    <span aria-hidden="true">{t('plan.escalate')}</span>
                    <span className="vh">{t('plan.escalateOn', { node: one.name })}</span>
                  </Button>
                )}
                {mayReport && (
                  <Button kind="soft" onClick={() => setReporting(one.code)}>
                    <span aria-hidden="true">{t('plan.report')}</span>
                    <span className="vh">{t('plan.reportOn', { node: one.name })}</span>
                  </Button>
                )}
              </li>
            ))}
          </ul>
        )}
      </Card>
      <SectionHead title={t('plan.way')} />
      <Card pad>
        <Way plan={plan} />
      </Card>
      <RecentReports projectId={plan.projectId} />
      {stuck && <EscalateSheet plan={plan} node={stuck} onClose={() => setEscalating(undefined)} />}
      {node && <ReportSheet plan={plan} node={node} onClose={() => setReporting(undefined)} />}
    </>
  );
}

const rankOf = ({ light }: PlanNodeView): number => ['red', 'yellow', 'green', 'none'].indexOf(light);

function NodeLine({ node }: { node: PlanNodeView }) {
  const t = useTexts();
  const words = usePlanWords();
  const office = node.offices[0]?.shortName ?? t('common:plan.firm');
  return (
    <span className="grow">
      <span className="title row__title">{node.name}</span>
      <span className="muted row__note">
        {[
          office,
          node.actualStart === null ? t('plan.notBegun') : t('plan.percent', { n: node.progress ?? 0 }),
          t('plan.due', { day: formatDay(node.baselineEnd ?? node.end) }),
        ].join(' · ')}
      </span>
      {(node.light === 'yellow' || node.light === 'red') && (
        <LightBadge
          tone={node.light}
          word={t(`actions:light.${node.light}`)}
          text={
            node.lateBy !== null && node.lateBy > 0
              ? words.lateBy(node.lateBy)
              : t(`actions:light.${node.light}`)
          }
        />
      )}
      {node.broughtUp.map((one) => (
        <Link key={one.id} to="/matters/$matterId" params={{ matterId: one.id }} className="plan-matter">
          {t('plan.broughtUp', { number: one.number, status: t(`actions:matterStatus.${one.status}`) })}
        </Link>
      ))}
      {node.matter && (
        <Link to="/matters/$matterId" params={{ matterId: node.matter.id }} className="plan-matter">
          {node.matter.number} · {t(`actions:matterStatus.${node.matter.status}`)}
        </Link>
      )}
    </span>
  );
}

/** The nine milestones, one below the other. */
function Way({ plan }: { plan: PlanView }) {
  const t = useTexts();
  const words = usePlanWords();
  const steps = projectStages.flatMap((stage) => {
    const node = plan.nodes.findLast((one) => one.milestone === stage);
    return node ? [{ stage, node }] : [];
  });
  const here = steps.findIndex(({ node }) => node.actualEnd === null);
  return (
    <ol className="plan-way">
      {steps.map(({ stage, node }, n) => {
        const done = node.actualEnd !== null;
        return (
          <li
            key={stage}
            className={done ? 'is-done' : n === here ? 'is-here' : undefined}
            aria-current={n === here ? 'step' : undefined}
          >
            <span className="plan-dot" aria-hidden="true">
              {done && <Check size={12} strokeWidth={3} />}
            </span>
            <b>{t(`projectStage.${stage}`)}</b>
            <span className="muted">
              {done ? formatDay(node.end) : t('plan.expectedOn', { day: formatDay(node.end) })}
            </span>
            {node.lateBy !== null && node.lateBy > 0 && (
              <span className="plan-late">{words.lateBy(node.lateBy)}</span>
            )}
          </li>
        );
      })}
    </ol>
  );
}
