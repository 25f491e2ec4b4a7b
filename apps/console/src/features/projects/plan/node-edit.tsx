import type { PlanNodeView, PlanView } from '@guanjia/core/plans';
import { durationUnits } from '@guanjia/core/schedule';
import { Form, Input, InputNumber, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ArticleSelect } from '../../../ui/article-select.tsx';
import { Button } from '../../../ui/button.tsx';
import { LimitFields } from '../../../ui/limit-fields.tsx';
import { OfficeCodesSelect } from '../../../ui/office-codes-select.tsx';
import { AdjustDialog, type ChangeInput } from './adjust-dialog.tsx';
import { LinkDialog } from './link-dialog.tsx';

interface NodeEditProps {
  readonly plan: PlanView;
  readonly node: PlanNodeView;
  readonly onGone: () => void;
}

/** 调整节点: its name, whose it is, what it waits for; or to leave it out. Each goes with a reason. */
export function NodeEdit({ plan, node, onGone }: NodeEditProps) {
  const { t } = useTranslation(['console', 'common']);
  const [open, setOpen] = useState(false);
  const [linking, setLinking] = useState(false);
  const [asked, setAsked] = useState<{ title: string; changes: readonly ChangeInput[]; gone?: boolean }>();
  return (
    <section className="node-section">
      <h3>{t('plan.edit.title')}</h3>
      {open ? (
        <EditForm
          plan={plan}
          node={node}
          onAsk={(changes) => setAsked({ title: t('plan.edit.title'), changes })}
          onCancel={() => setOpen(false)}
        />
      ) : (
        <div className="row">
          <Button onClick={() => setOpen(true)}>{t('plan.edit.open')}</Button>
          <Button onClick={() => setLinking(true)}>{t('plan.link.open')}</Button>
          {node.actualStart === null && (
            <Button
              kind="danger"
              onClick={() =>
                setAsked({
                  title: t('plan.edit.drop', { node: node.name }),
                  changes: [{ act: 'drop', code: node.code }],
                  gone: true,
                })
              }
            >
              {t('plan.edit.dropOpen')}
            </Button>
          )}
        </div>
      )}
      {linking && (
        <LinkDialog
          plan={plan}
          node={node}
          onAsk={(change) => {
            setLinking(false);
            setAsked({ title: t('plan.link.title', { node: node.name }), changes: [change] });
          }}
          onClose={() => setLinking(false)}
        />
      )}
      {asked && (
        <AdjustDialog
          plan={plan}
          title={asked.title}
          changes={asked.changes}
          onDone={() => {
            setOpen(false);
            if (asked.gone) onGone();
          }}
          onClose={() => setAsked(undefined)}
        />
      )}
    </section>
  );
}

type Said = Pick<
  PlanNodeView,
  'name' | 'stage' | 'days' | 'unit' | 'promised' | 'statutory' | 'pastPractice' | 'articleId'
>;
interface Values extends Said {
  readonly officeCodes: string[];
  readonly predecessors: string[];
}

const saidOf = (one: Said): Said => ({
  name: one.name.trim(),
  stage: one.stage,
  days: one.days,
  unit: one.unit,
  promised: one.promised,
  statutory: one.statutory,
  pastPractice: one.pastPractice,
  articleId: one.articleId,
});

/** What of a node reads otherwise than before. */
function changedParts(before: Said, after: Said): Partial<Said> {
  const now = saidOf(after);
  return Object.fromEntries(
    Object.entries(saidOf(before)).flatMap(([key, value]) => {
      const next = now[key as keyof Said] ?? null;
      return JSON.stringify(next) === JSON.stringify(value) ? [] : [[key, next]];
    }),
  );
}

function EditForm({
  plan,
  node,
  onAsk,
  onCancel,
}: {
  plan: PlanView;
  node: PlanNodeView;
  onAsk: (changes: readonly ChangeInput[]) => void;
  onCancel: () => void;
}) {
  const { t } = useTranslation(['console', 'common']);
  const officeCodes = node.offices.map((office) => office.code);
  const before = node.predecessors.map(({ from }) => from);
  const units = durationUnits.map((value) => ({ value, label: t(`template.unit.${value}`) }));
  const submit = (values: Values): void => {
    const set = {
      ...changedParts(node, values),
      ...(values.officeCodes.join() !== officeCodes.join() ? { officeCodes: values.officeCodes } : {}),
    };
    const changes: ChangeInput[] = [
      ...(Object.keys(set).length > 0 ? [{ act: 'edit' as const, code: node.code, set }] : []),
      ...values.predecessors
        .filter((from) => !before.includes(from))
        .map((from) => ({
          act: 'link' as const,
          from,
          to: node.code,
          kind: 'finishToStart' as const,
          lag: 0,
          lagUnit: 'workingDay' as const,
        })),
      ...node.predecessors
        .filter(({ from }) => !values.predecessors.includes(from))
        .map(({ from, kind }) => ({ act: 'unlink' as const, from, to: node.code, kind })),
    ];
    if (changes.length === 0) onCancel();
    else onAsk(changes);
  };
  return (
    <Form<Values>
      layout="vertical"
      requiredMark={false}
      onFinish={submit}
      initialValues={{ ...saidOf(node), officeCodes, predecessors: [...new Set(before)] }}
    >
      <Form.Item
        name="name"
        label={t('plan.node')}
        rules={[{ required: true, whitespace: true, message: t('plan.edit.nameMissing') }]}
      >
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name="officeCodes" label={t('plan.edit.offices')} extra={t('plan.edit.officesHelp')}>
        <OfficeCodesSelect />
      </Form.Item>
      <Form.Item name="stage" label={t('plan.add.stage')}>
        <Select options={plan.stages.map((stage) => ({ value: stage.code, label: stage.name }))} />
      </Form.Item>
      <div className="field-group-row">
        <Form.Item
          name="days"
          label={t('plan.length')}
          rules={[{ required: true, message: t('plan.edit.daysMissing') }]}
        >
          <InputNumber<number> min={0} max={3650} precision={0} />
        </Form.Item>
        <Form.Item name="unit" label={t('template.unitName')}>
          <Select options={units} popupMatchSelectWidth={false} />
        </Form.Item>
      </div>
      <LimitFields name="promised" label={t('plan.promised')} units={units} />
      <LimitFields name="statutory" label={t('plan.statutory')} units={units} />
      <LimitFields name="pastPractice" label={t('plan.pastPractice')} units={units} />
      <Form.Item name="articleId" label={t('template.field.articleId')}>
        <ArticleSelect />
      </Form.Item>
      <Form.Item name="predecessors" label={t('plan.before')}>
        <Select
          mode="multiple"
          maxCount={30}
          optionFilterProp="label"
          options={plan.nodes
            .filter((one) => one.code !== node.code)
            .map((one) => ({ value: one.code, label: `${one.code} ${one.name}` }))}
        />
      </Form.Item>
      <div className="row">
        <Button kind="primary" type="submit">
          {t('plan.edit.next')}
        </Button>
        <Button onClick={onCancel}>{t('common:cancel')}</Button>
      </div>
    </Form>
  );
}
