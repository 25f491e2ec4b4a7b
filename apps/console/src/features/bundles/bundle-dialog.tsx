import { useRecordWrite } from '@guanjia/client/queries';
import type { BundleContent, BundleList, BundleView } from '@guanjia/core/plans';
import { Form, Input, InputNumber, Modal, Select, Switch } from 'antd';
import { Plus, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button, IconButton } from '../../ui/button.tsx';
import { FailurePanel } from '../../ui/failure.tsx';
import { placeFieldErrors } from '../../ui/field-errors.ts';
import { useSayDone } from '../../ui/use-say-done.tsx';
import { useBundleNames } from './use-bundle-names.ts';

interface Values {
  readonly code?: string;
  readonly active: boolean;
  readonly content: BundleContent;
}

const blank = { kind: 'matter', title: '', typeCode: undefined, text: '', officeCodes: [], limitDays: 5 };

/** Writes a bundle: its name and brand, and each matter with its offices and their common limit, or a node. */
export function BundleDialog({ bundle, onClose }: { bundle: BundleView | undefined; onClose: () => void }) {
  const { t } = useTranslation(['console', 'common']);
  const sayDone = useSayDone();
  const [form] = Form.useForm<Values>();
  const send = useRecordWrite<BundleList>();
  const needed = (message: string) => [{ required: true, whitespace: true, message }];
  const submit = ({ code, active, content }: Values): void =>
    send.mutate(
      bundle
        ? {
            method: 'PUT',
            path: `/bundles/${bundle.code}`,
            body: { revision: bundle.revision, active, content },
          }
        : { method: 'POST', path: '/bundles', body: { code, content } },
      {
        onSuccess: () => {
          sayDone(t('bundle.saved'));
          onClose();
        },
        onError: (failure) => placeFieldErrors(form as never, failure),
      },
    );
  return (
    <Modal
      open
      width={720}
      title={bundle ? t('bundle.editTitle') : t('bundle.create')}
      okText={t('common:save')}
      cancelText={t('common:cancel')}
      onOk={form.submit}
      onCancel={onClose}
      confirmLoading={send.isPending}
      mask={{ closable: false }}
    >
      {send.isError && <FailurePanel failure={send.error} />}
      <Form<Values>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={
          bundle
            ? { active: bundle.active, content: bundle.content }
            : { active: true, content: { brand: '', description: '', items: [blank] } }
        }
        onFinish={submit}
      >
        {!bundle && (
          <Form.Item
            name="code"
            label={t('bundle.code')}
            extra={t('bundle.codeHelp')}
            rules={needed(t('bundle.codeMissing'))}
          >
            <Input maxLength={40} />
          </Form.Item>
        )}
        <Form.Item
          name={['content', 'name']}
          label={t('bundle.name')}
          rules={needed(t('bundle.nameMissing'))}
        >
          <Input maxLength={60} />
        </Form.Item>
        <Form.Item name={['content', 'brand']} label={t('bundle.brand')} extra={t('bundle.brandHelp')}>
          <Input maxLength={40} />
        </Form.Item>
        <Form.Item name={['content', 'description']} label={t('bundle.description')}>
          <Input.TextArea rows={2} maxLength={500} />
        </Form.Item>
        <Form.List name={['content', 'items']}>
          {(fields, { add, remove }) => (
            <div className="field-list">
              {fields.map(({ key, name }, n) => (
                <fieldset key={key} className="field-group bundle-item">
                  <legend className="vh">{t('bundle.item', { n: n + 1 })}</legend>
                  <ItemFields at={name} onRemove={fields.length > 1 ? () => remove(name) : undefined} />
                </fieldset>
              ))}
              <span className="row">
                <Button icon={Plus} onClick={() => add(blank)}>
                  {t('bundle.addMatter')}
                </Button>
                <Button icon={Plus} onClick={() => add({ kind: 'node', code: '' })}>
                  {t('bundle.addNode')}
                </Button>
              </span>
            </div>
          )}
        </Form.List>
        {bundle && (
          <Form.Item name="active" label={t('bundle.active')} valuePropName="checked">
            <Switch />
          </Form.Item>
        )}
      </Form>
    </Modal>
  );
}

function ItemFields({ at, onRemove }: { at: number; onRemove: (() => void) | undefined }) {
  const { t } = useTranslation('console');
  const names = useBundleNames();
  const kind = Form.useWatch(['content', 'items', at, 'kind']);
  const needed = (message: string) => [{ required: true, message }];
  const gone = onRemove && <IconButton icon={Trash2} label={t('bundle.removeItem')} onClick={onRemove} />;
  const hidden = (
    <Form.Item name={[at, 'kind']} hidden>
      <Input />
    </Form.Item>
  );
  if (kind === 'node') {
    return (
      <div className="field-group-row">
        {hidden}
        <Form.Item
          name={[at, 'code']}
          label={t('bundle.nodeCode')}
          extra={t('bundle.nodeHelp')}
          rules={[{ required: true, pattern: /^[A-Z][A-Z0-9-]{0,11}$/, message: t('bundle.nodeMissing') }]}
        >
          <Input maxLength={12} />
        </Form.Item>
        {gone}
      </div>
    );
  }
  return (
    <>
      {hidden}
      <div className="field-group-row">
        <Form.Item
          name={[at, 'title']}
          label={t('bundle.title')}
          rules={needed(t('bundle.titleMissing'))}
          className="bundle-wide"
        >
          <Input maxLength={60} />
        </Form.Item>
        <Form.Item
          name={[at, 'limitDays']}
          label={t('bundle.limitDays')}
          rules={needed(t('bundle.limitMissing'))}
        >
          <InputNumber<number> min={1} max={250} precision={0} />
        </Form.Item>
        {gone}
      </div>
      <Form.Item name={[at, 'typeCode']} label={t('bundle.type')} rules={needed(t('bundle.typeMissing'))}>
        <Select showSearch={{ optionFilterProp: 'label' }} options={names.typeChoices} />
      </Form.Item>
      <Form.Item name={[at, 'officeCodes']} label={t('bundle.offices')} extra={t('bundle.officesHelp')}>
        <Select mode="multiple" maxCount={12} optionFilterProp="label" options={names.officeChoices} />
      </Form.Item>
      <Form.Item name={[at, 'text']} label={t('bundle.text')} rules={needed(t('bundle.textMissing'))}>
        <Input.TextArea rows={2} maxLength={2000} />
      </Form.Item>
    </>
  );
}
