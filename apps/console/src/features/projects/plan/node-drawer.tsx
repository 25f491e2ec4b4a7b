import { formatDay } from '@guanjia/client/format';
import { usePlanWords } from '@guanjia/client/plan';
import { endedStatuses } from '@guanjia/core/matters';
import type { PlanLimit, PlanNodeView, PlanOutlook, PlanView } from '@guanjia/core/plans';
import { Link } from '@tanstack/react-router';
import { Drawer } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/button.tsx';
import { LightMark } from '../../../ui/light-mark.tsx';
import { WorkCard } from '../../../ui/supervision/work-card.tsx';
import { EscalateNodeDialog } from './escalate-node-dialog.tsx';
import { NodeEdit } from './node-edit.tsx';
import { NodeLinks } from './node-links.tsx';
import { NodeReports } from './node-reports.tsx';
import { NodeTry } from './node-try.tsx';
import { OpenMatterDialog } from './open-matter-dialog.tsx';
import { ReportDialog } from './report-dialog.tsx';
import type { Trial } from './what-if.ts';

interface NodeDrawerProps {
  readonly plan: PlanView;
  readonly outlook: PlanOutlook;
  readonly node: PlanNodeView | undefined;
  readonly trial: Trial | undefined;
  readonly onTry: (trial: Trial) => void;
  readonly onOpen: (code: string) => void;
  readonly onClose: () => void;
}

/** One node: how it stands, what it waits for, what was reported from the site, and what I may do. */
export function NodeDrawer(props: NodeDrawerProps) {
  const { node, onClose } = props;
  const { t } = useTranslation(['console', 'common']);
  return (
    <Drawer
      open={node !== undefined}
      size={440}
      title={node && `${node.code} ${node.name}`}
      onClose={onClose}
      closable={{ 'aria-label': t('common:close') }}
      mask={{ blur: false }}
      destroyOnHidden
    >
      {node && <Content key={node.code} {...props} node={node} />}
    </Drawer>
  );
}

function Content(props: NodeDrawerProps & { readonly node: PlanNodeView }) {
  const { plan, outlook, node, trial, onTry, onOpen, onClose } = props;
  const { t } = useTranslation(['console', 'common', 'actions']);
  const words = usePlanWords();
  const [dialog, setDialog] = useState<'report' | 'matter' | 'escalate'>();
  const own = outlook.byCode.get(node.code);
  const may = (ability: PlanView['abilities'][number]) => plan.abilities.includes(ability);
  const mayOpenMatter =
    may('plan.open-matter') &&
    node.matterType !== null &&
    node.actualEnd === null &&
    (node.matter === null || endedStatuses.includes(node.matter.status));
  const limit = (one: PlanLimit | null) =>
    one === null ? (
      <span className="muted">{t('common:unknown')}</span>
    ) : (
      <>
        {t(`plan.days.${one.unit}`, { n: one.days })}
        <span className="small muted plan-chain-note">{one.source}</span>
      </>
    );
  return (
    <>
      <div className="row">
        {node.light !== 'none' && <LightMark light={node.light} />}
        <span className="tag">{t(`plan.state.${stateOf(node)}`)}</span>
        {node.stopsClock && <span className="tag">{t('plan.stopsClock')}</span>}
        {own?.critical && <span className="tag tag-accent">{t('plan.critical')}</span>}
      </div>
      <dl className="facts node-facts">
        <dt>{t('plan.responsible')}</dt>
        <dd>{node.offices.map((office) => office.name).join('、') || t('common:plan.firm')}</dd>
        <dt>{node.actualStart ? t('plan.startedOn') : t('plan.expectedStart')}</dt>
        <dd>{formatDay(own?.start ?? node.start)}</dd>
        <dt>{node.actualEnd ? t('plan.endedOn') : t('plan.expectedEnd')}</dt>
        <dd>
          {formatDay(own?.end ?? node.end)}
          {own && own.lateBy !== null && (
            <span className={own.lateBy > 0 ? 'small plan-late' : 'small muted'}>
              {' '}
              {words.lateBy(own.lateBy)}
            </span>
          )}
        </dd>
        <dt>{t('plan.baseline')}</dt>
        <dd>
          {node.baselineStart && node.baselineEnd
            ? t('plan.span', { from: formatDay(node.baselineStart), to: formatDay(node.baselineEnd) })
            : t('plan.noBaseline')}
        </dd>
        {node.actualEnd === null && (
          <>
            <dt>{t('plan.progress')}</dt>
            <dd>
              {node.progress === null ? t('plan.noReport') : `${node.progress}%`}
              {node.remaining !== null && ` · ${t('plan.left', { n: node.remaining })}`}
            </dd>
            <dt>{t('plan.float')}</dt>
            <dd>{t('plan.days.workingDay', { n: own?.totalFloat ?? 0 })}</dd>
          </>
        )}
        <dt>{t('plan.length')}</dt>
        <dd>{t(`plan.days.${node.unit}`, { n: node.days })}</dd>
        <dt>{t('plan.promised')}</dt>
        <dd>{limit(node.promised)}</dd>
        <dt>{t('plan.statutory')}</dt>
        <dd>{limit(node.statutory)}</dd>
        <dt>{t('plan.pastPractice')}</dt>
        <dd>{limit(node.pastPractice)}</dd>
        {node.materials.length > 0 && (
          <>
            <dt>{t('plan.materials')}</dt>
            <dd>{node.materials.join('、')}</dd>
          </>
        )}
        {node.articleId !== null && (
          <>
            <dt>{t('template.field.articleId')}</dt>
            <dd>
              <Link to="/handbook/$articleId" params={{ articleId: node.articleId }} className="link">
                {t('plan.readArticle')}
              </Link>
            </dd>
          </>
        )}
        {node.matter && (
          <>
            <dt>{t('plan.matter')}</dt>
            <dd className="row">
              <Link to="/matters/$matterId" params={{ matterId: node.matter.id }} className="link">
                {node.matter.number}
              </Link>
              <span className="tag">{t(`actions:matterStatus.${node.matter.status}`)}</span>
            </dd>
          </>
        )}
        {node.broughtUp.length > 0 && (
          <>
            <dt>{t('plan.escalate.broughtUp')}</dt>
            {node.broughtUp.map((one) => (
              <dd key={one.id} className="row">
                <Link to="/matters/$matterId" params={{ matterId: one.id }} className="link">
                  {one.number}
                </Link>
                <span className="tag">{t(`actions:matterStatus.${one.status}`)}</span>
              </dd>
            ))}
          </>
        )}
      </dl>
      <WorkCard of={{ projectId: plan.projectId }} code={node.code} />
      <NodeLinks plan={plan} node={node} onOpen={onOpen} />
      <div className="node-acts">
        {may('plan.report') && (
          <Button kind="primary" onClick={() => setDialog('report')}>
            {t('plan.report.open')}
          </Button>
        )}
        {may('plan.open-matter') && node.actualEnd === null && (
          <Button onClick={() => setDialog('escalate')}>{t('plan.escalate.open')}</Button>
        )}
        {mayOpenMatter && (
          <Button onClick={() => setDialog('matter')}>
            {t('plan.openMatter.open', { type: node.typeName ?? node.name })}
          </Button>
        )}
      </div>
      {node.actualEnd === null && <NodeTry node={node} trial={trial} plan={plan} onTry={onTry} />}
      <NodeReports projectId={plan.projectId} code={node.code} />
      {may('plan.adjust') && <NodeEdit plan={plan} node={node} onGone={onClose} />}
      {dialog === 'report' && <ReportDialog plan={plan} node={node} onClose={() => setDialog(undefined)} />}
      {dialog === 'escalate' && (
        <EscalateNodeDialog plan={plan} node={node} onClose={() => setDialog(undefined)} />
      )}
      {dialog === 'matter' && (
        <OpenMatterDialog plan={plan} node={node} onClose={() => setDialog(undefined)} />
      )}
    </>
  );
}

const stateOf = (node: PlanNodeView): 'done' | 'underWay' | 'ready' | 'waiting' => {
  if (node.actualEnd !== null) return 'done';
  if (node.actualStart !== null) return 'underWay';
  return node.itsTurn ? 'ready' : 'waiting';
};
