import type { PlanView } from '@guanjia/core/plans';
import { Form, Input, InputNumber, Modal, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { OfficeCodesSelect } from '../../../ui/office-codes-select.tsx';
import { AdjustDialog, type ChangeInput } from './adjust-dialog.tsx';

interface Values {
  readonly code: string;
  readonly name: string;
  readonly stage: string;
  readonly officeCodes?: string[];
  readonly days: number;
  readonly predecessors: string[];
  readonly before?: string[];
}

/** 增加节点: what it waits for and what is to wait for it, so that it never hangs in the air. */
export function AddNodeDialog({ plan, onClose }: { plan: PlanView; onClose: () => void }) {
  const { t } = useTranslation(['console', 'common']);
  const [form] = Form.useForm<Values>();
  const [changes, setChanges] = useState<readonly ChangeInput[]>();
  const nodes = plan.nodes.map((one) => ({ value: one.code, label: `${one.code} ${one.name}` }));
  const required = (message: string) => [{ required: true, message }];
  if (changes) {
    return (
      <AdjustDialog
        plan={plan}
        title={t('plan.add.title')}
        changes={changes}
        onDone={onClose}
        onClose={() => setChanges(undefined)}
      />
    );
  }
  return (
    <Modal
      open
      width={600}
      title={t('plan.add.title')}
      okText={t('plan.edit.next')}
      cancelText={t('common:cancel')}
      onOk={form.submit}
      onCancel={onClose}
      mask={{ closable: false }}
    >
      <Form<Values>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ days: 5, stage: plan.stages[0]?.code }}
        onFinish={({ before, officeCodes, predecessors, ...said }) =>
          setChanges([
            {
              act: 'add',
              before: before ?? [],
              node: {
                ...said,
                name: said.name.trim(),
                officeCodes: officeCodes ?? [],
                unit: 'workingDay',
                milestone: null,
                promised: null,
                statutory: null,
                pastPractice: null,
                stopsClock: false,
                materials: [],
                matterType: null,
                articleId: null,
                earliestStart: null,
                predecessors: predecessors.map((from) => ({
                  from,
                  kind: 'finishToStart',
                  lag: 0,
                  lagUnit: 'workingDay',
                })),
              },
            },
          ])
        }
      >
        <div className="field-group-row">
          <Form.Item
            name="code"
            label={t('plan.add.code')}
            rules={[
              { required: true, pattern: /^[A-Z][A-Z0-9-]{0,11}$/, message: t('plan.add.codeMissing') },
            ]}
          >
            <Input maxLength={12} placeholder="P5" />
          </Form.Item>
          <Form.Item name="stage" label={t('plan.add.stage')} rules={required(t('plan.add.stageMissing'))}>
            <Select
              popupMatchSelectWidth={false}
              options={plan.stages.map((stage) => ({ value: stage.code, label: stage.name }))}
            />
          </Form.Item>
          <Form.Item
            name="days"
            label={t('plan.trial.length.workingDay')}
            rules={required(t('plan.edit.daysMissing'))}
          >
            <InputNumber<number> min={0} max={3650} precision={0} />
          </Form.Item>
        </div>
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
        <Form.Item name="predecessors" label={t('plan.before')} rules={required(t('plan.add.beforeMissing'))}>
          <Select mode="multiple" maxCount={30} optionFilterProp="label" options={nodes} />
        </Form.Item>
        <Form.Item name="before" label={t('plan.after')}>
          <Select mode="multiple" maxCount={30} optionFilterProp="label" options={nodes} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
