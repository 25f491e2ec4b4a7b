import './plan.css';
import './plan-print.css';
import type { PlanView } from '@guanjia/core/plans';
import { Segmented, Select } from 'antd';
import { Printer, Table2 } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../../../ui/button.tsx';
import { AdjustDialog } from './adjust-dialog.tsx';
import { ExportPlan } from './export-plan.tsx';
import { Gantt } from './gantt.tsx';
import { NodeDrawer } from './node-drawer.tsx';
import { NodeTable } from './node-table.tsx';
import { pagesOf, type RowFilter, rowFilters, rowsOf, shows } from './rows.ts';
import { type Zoom, zooms } from './scale.ts';
import { TrialBar } from './trial-bar.tsx';
import { usePrinting } from './use-printing.ts';
import { changesOf, outlookWith, type Trials, trialsFor, withTrial } from './what-if.ts';

const NONE: Trials = new Map();
const NO_STAGE: ReadonlySet<string> = new Set();
/** Pixels that are left for the chart across a landscape page; rows that fit on the first, below the head, and on each other. */
const PAPER = { width: 1060, first: 14, rows: 22 };

/** 节点计划: the chart, the same as a table, and trying out what would be if. */
export function PlanCard({ plan }: { plan: PlanView }) {
  const { t } = useTranslation('console');
  const [filter, setFilter] = useState<RowFilter>('main');
  const [zoom, setZoom] = useState<Zoom>('fit');
  const [asTable, setAsTable] = useState(false);
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set());
  const [open, setOpen] = useState<string>();
  const [wanted, setTrials] = useState(NONE);
  const [keeping, setKeeping] = useState(false);
  const printing = usePrinting();
  const trials = useMemo(() => trialsFor(plan, wanted), [plan, wanted]);
  const outlook = useMemo(() => outlookWith(plan, trials), [plan, trials]);
  const rows = useMemo(
    () => (printing ? rowsOf(plan, outlook, 'all', NO_STAGE) : rowsOf(plan, outlook, filter, folded)),
    [plan, outlook, filter, folded, printing],
  );
  const sheets = printing ? pagesOf(rows, PAPER.first, PAPER.rows) : asTable ? [] : [rows];
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
          outlook={outlook}
          count={trials.size}
          onKeep={mayAdjust ? () => setKeeping(true) : undefined}
          onDrop={() => setTrials(NONE)}
        />
      )}
      {sheets.map((sheet, n) => (
        <Gantt
          key={printing ? `sheet-${n}` : 'screen'}
          plan={plan}
          outlook={outlook}
          rows={sheet}
          zoom={printing ? 'fit' : zoom}
          onZoom={setZoom}
          paper={printing ? PAPER.width : undefined}
          trials={trials}
          current={printing ? undefined : open}
          onTry={(code, trial) => {
            const tried = plan.nodes.find((one) => one.code === code);
            if (tried) setTrials((before) => withTrial(before, tried, trial));
          }}
          onOpen={setOpen}
          onFold={onFold}
        />
      ))}
      {(asTable || printing) && <NodeTable outlook={outlook} rows={rows} onOpen={setOpen} />}
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
