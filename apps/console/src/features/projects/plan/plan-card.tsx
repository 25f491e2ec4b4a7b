import './plan.css';
import { formatDay } from '@guanjia/client/format';
import { usePlanWords } from '@guanjia/client/plan';
import type { PlanView } from '@guanjia/core/plans';
import { Segmented, Select } from 'antd';
import { Printer, Table2 } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, IconButton } from '../../../ui/button.tsx';
import { AdjustDialog } from './adjust-dialog.tsx';
import { ExportPlan } from './export-plan.tsx';
import { Gantt } from './gantt.tsx';
import { NodeDrawer } from './node-drawer.tsx';
import { NodeTable } from './node-table.tsx';
import { type RowFilter, rowFilters, rowsOf, shows } from './rows.ts';
import { type Zoom, zooms } from './scale.ts';
import { changesOf, outlookWith, type Trials, withTrial } from './what-if.ts';

const NONE: Trials = new Map();

/** 节点计划: the chart, the same as a table, and trying out what would be if. */
export function PlanCard({ plan }: { plan: PlanView }) {
  const { t } = useTranslation('console');
  const [filter, setFilter] = useState<RowFilter>('main');
  const [zoom, setZoom] = useState<Zoom>('fit');
  const [asTable, setAsTable] = useState(false);
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set());
  const [open, setOpen] = useState<string>();
  const [trials, setTrials] = useState(NONE);
  const [keeping, setKeeping] = useState(false);
  const outlook = useMemo(() => outlookWith(plan, trials), [plan, trials]);
  const rows = rowsOf(plan, outlook, filter, folded);
  const mayAdjust = plan.abilities.includes('plan.adjust');
  const onFold = (stage: string): void => {
    const next = new Set(folded);
    if (!next.delete(stage)) next.add(stage);
    setFolded(next);
  };
  const node = plan.nodes.find((one) => one.code === open);
  return (
    <section className="card plan-card">
      <header className="card-head plan-head">
        <h2>{t('plan.title')}</h2>
        <Select<RowFilter>
          className="plan-filter"
          aria-label={t('plan.show')}
          value={filter}
          onChange={setFilter}
          popupMatchSelectWidth={false}
          options={rowFilters.map((value) => ({
            value,
            label: t(`plan.filter.${value}`, {
              n: plan.nodes.filter((one) => shows(value, one, outlook)).length,
            }),
          }))}
        />
        <Legend />
        <div className="push row plan-tools">
          {!asTable && (
            <Segmented<Zoom>
              aria-label={t('plan.zoom')}
              value={zoom}
              onChange={setZoom}
              options={zooms.map((value) => ({ value, label: t(`plan.zooms.${value}`) }))}
            />
          )}
          <IconButton
            icon={Table2}
            label={asTable ? t('plan.asChart') : t('plan.asTable')}
            aria-pressed={asTable}
            onClick={() => setAsTable(!asTable)}
          />
          <IconButton icon={Printer} label={t('plan.print')} onClick={() => window.print()} />
          <ExportPlan projectId={plan.projectId} />
        </div>
      </header>
      {trials.size > 0 && (
        <TrialBar
          plan={plan}
          endsOn={outlook.endsOn}
          lateBy={outlook.lateBy}
          count={trials.size}
          onKeep={mayAdjust ? () => setKeeping(true) : undefined}
          onDrop={() => setTrials(NONE)}
        />
      )}
      {asTable ? (
        <NodeTable plan={plan} outlook={outlook} rows={rows} onOpen={setOpen} />
      ) : (
        <Gantt
          plan={plan}
          outlook={outlook}
          rows={rows}
          zoom={zoom}
          trials={trials}
          current={open}
          onTry={(code, trial) => {
            const tried = plan.nodes.find((one) => one.code === code);
            if (tried) setTrials((before) => withTrial(before, tried, trial));
          }}
          onOpen={setOpen}
          onFold={onFold}
        />
      )}
      <footer className="plan-foot small muted">
        <span>
          {t('plan.foot.counted', {
            done: plan.nodes.filter((one) => one.actualEnd).length,
            all: plan.nodes.length,
          })}
        </span>
        <span>{t('plan.foot.deviation')}</span>
        <span className="push">{t('plan.foot.tryOut')}</span>
      </footer>
      <NodeDrawer
        plan={plan}
        outlook={outlook}
        node={node}
        trial={node ? trials.get(node.code) : undefined}
        onTry={(trial) => node && setTrials((before) => withTrial(before, node, trial))}
        onOpen={setOpen}
        onClose={() => setOpen(undefined)}
      />
      {keeping && (
        <AdjustDialog
          plan={plan}
          title={t('plan.trial.keep')}
          changes={changesOf(trials)}
          onDone={() => setTrials(NONE)}
          onClose={() => setKeeping(false)}
        />
      )}
    </section>
  );
}

function Legend() {
  const { t } = useTranslation('console');
  return (
    <div className="plan-legend small sub" aria-hidden="true">
      {(['actual', 'forecast', 'baseline', 'deciding'] as const).map((kind) => (
        <span key={kind}>
          <i className={`plan-key plan-key-${kind}`} />
          {t(`plan.legend.${kind}`)}
        </span>
      ))}
    </div>
  );
}

interface TrialBarProps {
  readonly plan: PlanView;
  readonly endsOn: string;
  readonly lateBy: number | null;
  readonly count: number;
  readonly onKeep: (() => void) | undefined;
  readonly onDrop: () => void;
}

/** What would be: said as it changes. */
function TrialBar({ plan, endsOn, lateBy, count, onKeep, onDrop }: TrialBarProps) {
  const { t } = useTranslation('console');
  const words = usePlanWords();
  return (
    <div className="plan-trial">
      <span role="status">
        <b>{t('plan.trial.title', { n: count })}</b>{' '}
        {endsOn === plan.endsOn
          ? t('plan.trial.same', { day: formatDay(endsOn) })
          : t('plan.trial.moved', { from: formatDay(plan.endsOn), to: formatDay(endsOn) })}
        {lateBy !== null && ` · ${t('plan.trial.against', { late: words.lateBy(lateBy) })}`}
      </span>
      <span className="push row">
        <Button onClick={onDrop}>{t('plan.trial.drop')}</Button>
        {onKeep && (
          <Button kind="primary" onClick={onKeep}>
            {t('plan.trial.keep')}
          </Button>
        )}
      </span>
    </div>
  );
}
