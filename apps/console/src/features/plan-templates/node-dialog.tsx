import { catalogueTypesOptions } from '@guanjia/client/queries';
import { type TemplateContent, type TemplateNode, templateNode } from '@guanjia/core/plans';
import { projectStages } from '@guanjia/core/projects';
import { useQuery } from '@tanstack/react-query';
import { Checkbox, Form, Input, InputNumber, Modal, Select } from 'antd';
import { Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ArticleSelect } from '../../ui/article-select.tsx';
import { Button, IconButton } from '../../ui/button.tsx';
import { LimitFields } from '../../ui/limit-fields.tsx';
import { OfficeCodesSelect } from '../../ui/office-codes-select.tsx';

interface NodeDialogProps {
  readonly content: TemplateContent;
  readonly node: TemplateNode | undefined;
  readonly onDone: (node: TemplateNode) => void;
  readonly onClose: () => void;
}

const blank = (content: TemplateContent): Partial<TemplateNode> => ({
  stage: content.stages[0]?.code ?? '',
  milestone: null,
  officeCodes: [],
  days: 5,
  unit: 'workingDay',
  promised: null,
  statutory: null,
  pastPractice: null,
  stopsClock: false,
  materials: [],
  matterType: null,
  articleId: null,
  condition: null,
  predecessors: [],
});

/** One node of a template with everything that it says; checked by the same rules as on the server. */
export function NodeDialog({ content, node, onDone, onClose }: NodeDialogProps) {
  const { t } = useTranslation(['console', 'common']);
  const [form] = Form.useForm<TemplateNode>();
  const [wrong, setWrong] = useState<readonly string[]>([]);
  const types = useQuery(catalogueTypesOptions);
  const units = (['workingDay', 'calendarDay'] as const).map((value) => ({
    value,
    label: t(`template.unit.${value}`),
  }));
  const others = content.nodes
    .filter((one) => one.code !== node?.code)
    .map((one) => ({ value: one.code, label: `${one.code} ${one.name}` }));
  const none = { value: '', label: t('template.none') };
  const maybe = {
    getValueProps: (value: unknown) => ({ value: value ?? '' }),
    normalize: (value: unknown) => value || null,
  };
  const submit = (values: TemplateNode): void => {
    const read = templateNode.safeParse({ ...blank(content), ...node, ...values, name: values.name.trim() });
    if (!read.success) {
      setWrong(read.error.issues.map((issue) => issue.message));
      return;
    }
    if (!node && content.nodes.some((one) => one.code === read.data.code)) {
      setWrong([t('template.codeTaken', { code: read.data.code })]);
      return;
    }
    onDone(read.data);
    onClose();
  };
  return (
    <Modal
      open
      width={720}
      title={node ? t('template.editNode', { node: node.code }) : t('plan.add.title')}
      okText={t('template.take')}
      cancelText={t('common:cancel')}
      onOk={form.submit}
      onCancel={onClose}
      mask={{ closable: false }}
    >
      {wrong.length > 0 && (
        <ul className="template-faults" role="alert">
          {[...new Set(wrong)].map((one) => (
            <li key={one}>{one}</li>
          ))}
        </ul>
      )}
      <Form<TemplateNode>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={node ?? blank(content)}
        onFinish={submit}
      >
        <div className="field-group-row">
          {!node && (
            <Form.Item
              name="code"
              label={t('plan.add.code')}
              rules={[
                { required: true, pattern: /^[A-Z][A-Z0-9-]{0,11}$/, message: t('plan.add.codeMissing') },
              ]}
            >
              <Input maxLength={12} />
            </Form.Item>
          )}
          <Form.Item
            name="name"
            label={t('plan.node')}
            className="field-wide"
            rules={[{ required: true, whitespace: true, message: t('plan.edit.nameMissing') }]}
          >
            <Input maxLength={60} />
          </Form.Item>
          <Form.Item name="stage" label={t('plan.add.stage')}>
            <Select
              popupMatchSelectWidth={false}
              options={content.stages.map((stage) => ({ value: stage.code, label: stage.name }))}
            />
          </Form.Item>
        </div>
        <Form.Item name="officeCodes" label={t('plan.edit.offices')} extra={t('plan.edit.officesHelp')}>
          <OfficeCodesSelect />
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
          <Form.Item name="milestone" label={t('template.milestone')} {...maybe}>
            <Select
              popupMatchSelectWidth={false}
              options={[
                none,
                ...projectStages.map((value) => ({ value, label: t(`project.stages.${value}`) })),
              ]}
            />
          </Form.Item>
          <Form.Item name="condition" label={t('template.condition')} {...maybe}>
            <Select
              popupMatchSelectWidth={false}
              options={[none, ...content.conditions.map((one) => ({ value: one.code, label: one.question }))]}
            />
          </Form.Item>
        </div>
        <LimitFields name="promised" label={t('plan.promised')} units={units} />
        <LimitFields name="statutory" label={t('plan.statutory')} units={units} />
        <LimitFields name="pastPractice" label={t('plan.pastPractice')} units={units} />
        <Form.List name="predecessors">
          {(fields, { add, remove }) => (
            <fieldset className="field-list">
              <legend>{t('plan.before')}</legend>
              {fields.map(({ key, name }) => (
                <div key={key} className="field-list-row">
                  <Form.Item
                    name={[name, 'from']}
                    rules={[{ required: true, message: t('plan.add.beforeMissing') }]}
                  >
                    <Select
                      aria-label={t('plan.before')}
                      showSearch={{ optionFilterProp: 'label' }}
                      options={others}
                    />
                  </Form.Item>
                  <Form.Item name={[name, 'kind']}>
                    <Select
                      aria-label={t('template.link')}
                      options={(['finishToStart', 'startToStart'] as const).map((value) => ({
                        value,
                        label: t(`template.kind.${value}`),
                      }))}
                    />
                  </Form.Item>
                  <Form.Item name={[name, 'lag']}>
                    <InputNumber<number>
                      aria-label={t('template.lag')}
                      min={-3650}
                      max={3650}
                      precision={0}
                    />
                  </Form.Item>
                  <Form.Item name={[name, 'lagUnit']}>
                    <Select aria-label={t('template.unitName')} options={units} />
                  </Form.Item>
                  <IconButton icon={Trash2} label={t('template.removeLink')} onClick={() => remove(name)} />
                </div>
              ))}
              <Button
                icon={Plus}
                onClick={() => add({ kind: 'finishToStart', lag: 0, lagUnit: 'workingDay' })}
              >
                {t('template.addLink')}
              </Button>
            </fieldset>
          )}
        </Form.List>
        <Form.Item name="matterType" label={t('bundle.type')} extra={t('template.typeHelp')} {...maybe}>
          <Select
            showSearch={{ optionFilterProp: 'label' }}
            options={[
              none,
              ...(types.data?.items ?? [])
                .filter((type) => type.active && type.subject !== 'enterprise')
                .map((type) => ({ value: type.code, label: type.name })),
            ]}
          />
        </Form.Item>
        <Form.Item name="articleId" label={t('template.field.articleId')} extra={t('template.articleHelp')}>
          <ArticleSelect />
        </Form.Item>
        <Form.Item name="materials" label={t('plan.materials')} extra={t('template.materialsHelp')}>
          <Select
            mode="tags"
            maxCount={40}
            open={false}
            suffixIcon={null}
            tokenSeparators={['、', '；', ';']}
          />
        </Form.Item>
        <Form.Item name="stopsClock" valuePropName="checked">
          <Checkbox>{t('template.stopsClock')}</Checkbox>
        </Form.Item>
      </Form>
    </Modal>
  );
}
