import type { PlanNodeView, PlanView } from '@guanjia/core/plans';
import { durationUnits, linkKinds } from '@guanjia/core/schedule';
import { Form, InputNumber, Modal, Radio, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ChangeInput } from './adjust-dialog.tsx';

interface Values {
  readonly from: string;
  readonly kind: (typeof linkKinds)[number];
  readonly lag: number;
  readonly lagUnit: (typeof durationUnits)[number];
}

interface LinkDialogProps {
  readonly plan: PlanView;
  readonly node: PlanNodeView;
  readonly onAsk: (change: ChangeInput) => void;
  readonly onClose: () => void;
}

/** 前置关系: what a node waits for, from its end or its beginning, and how long after; one of a kind takes the other's place. */
export function LinkDialog({ plan, node, onAsk, onClose }: LinkDialogProps) {
  const { t } = useTranslation(['console', 'common']);
  const [form] = Form.useForm<Values>();
  return (
    <Modal
      open
      title={t('plan.link.title', { node: node.name })}
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
        initialValues={{ kind: 'finishToStart', lag: 0, lagUnit: 'workingDay' }}
        onFinish={(link) => onAsk({ act: 'link', to: node.code, ...link })}
      >
        <Form.Item
          name="from"
          label={t('plan.before')}
          rules={[{ required: true, message: t('plan.add.beforeMissing') }]}
        >
          <Select
            showSearch
            optionFilterProp="label"
            options={plan.nodes
              .filter((one) => one.code !== node.code)
              .map((one) => ({ value: one.code, label: `${one.code} ${one.name}` }))}
          />
        </Form.Item>
        <Form.Item name="kind" label={t('plan.link.kind')}>
          <Radio.Group
            options={linkKinds.map((value) => ({ value, label: t(`plan.link.kinds.${value}`) }))}
          />
        </Form.Item>
        <div className="field-group-row">
          <Form.Item
            name="lag"
            label={t('plan.link.lag')}
            extra={t('plan.link.lagHelp')}
            rules={[{ required: true, message: t('plan.edit.daysMissing') }]}
          >
            <InputNumber<number> min={-3650} max={3650} precision={0} />
          </Form.Item>
          <Form.Item name="lagUnit" label={t('plan.link.unit')}>
            <Select
              options={durationUnits.map((value) => ({ value, label: t(`plan.link.units.${value}`) }))}
            />
          </Form.Item>
        </div>
      </Form>
    </Modal>
  );
}
