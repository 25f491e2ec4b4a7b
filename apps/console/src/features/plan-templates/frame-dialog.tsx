import { type TemplateContent, templateContent } from '@guanjia/core/plans';
import { Form, Input, Modal } from 'antd';
import { Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, IconButton } from '../../ui/button.tsx';

type Frame = Pick<TemplateContent, 'name' | 'description' | 'stages' | 'conditions'>;

interface FrameDialogProps {
  readonly content: TemplateContent;
  readonly onDone: (content: TemplateContent) => void;
  readonly onClose: () => void;
}

/** Name, stages and the questions that decide which nodes apply. */
export function FrameDialog({ content, onDone, onClose }: FrameDialogProps) {
  const { t } = useTranslation(['console', 'common']);
  const [form] = Form.useForm<Frame>();
  const [wrong, setWrong] = useState<readonly string[]>([]);
  const { name, description, stages, conditions } = content;
  const rows = (list: 'stages' | 'conditions', words: 'name' | 'question') => (
    <Form.List name={list}>
      {(fields, { add, remove }) => (
        <fieldset className="field-list">
          <legend>{t(`template.${list}`)}</legend>
          {fields.map(({ key, name: at }) => (
            <div key={key} className="field-list-row">
              <Form.Item
                name={[at, 'code']}
                className="template-code"
                rules={[{ required: true, message: t('template.codeMissing') }]}
              >
                <Input aria-label={t('plan.add.code')} maxLength={40} />
              </Form.Item>
              <Form.Item
                name={[at, words]}
                rules={[{ required: true, whitespace: true, message: t('template.wordsMissing') }]}
              >
                <Input aria-label={t(`template.${list}`)} maxLength={120} />
              </Form.Item>
              <IconButton icon={Trash2} label={t('template.removeRow')} onClick={() => remove(at)} />
            </div>
          ))}
          <Button icon={Plus} onClick={() => add({})}>
            {t('template.addRow')}
          </Button>
        </fieldset>
      )}
    </Form.List>
  );
  return (
    <Modal
      open
      width={640}
      title={t('template.frame')}
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
      <Form<Frame>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ name, description, stages, conditions }}
        onFinish={(values) => {
          const read = templateContent.safeParse({ ...content, ...values });
          if (read.success) {
            onDone(read.data);
            onClose();
          } else setWrong(read.error.issues.map((issue) => issue.message));
        }}
      >
        <Form.Item
          name="name"
          label={t('template.name')}
          rules={[{ required: true, whitespace: true, message: t('bundle.nameMissing') }]}
        >
          <Input maxLength={60} />
        </Form.Item>
        <Form.Item name="description" label={t('bundle.description')}>
          <Input.TextArea rows={2} maxLength={500} />
        </Form.Item>
        {rows('stages', 'name')}
        {rows('conditions', 'question')}
      </Form>
    </Modal>
  );
}
