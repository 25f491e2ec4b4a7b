import { ApiProblem } from '@guanjia/client/api';
import { MarkdownText } from '@guanjia/client/markdown';
import { matterTypesOptions } from '@guanjia/client/queries';
import type { ArticleCreation } from '@guanjia/core/handbook';
import { actionNames } from '@guanjia/core/matters';
import { useQuery } from '@tanstack/react-query';
import { useBlocker, useRouter } from '@tanstack/react-router';
import { Form, Input, Select } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { FailurePanel } from '../../ui/failure.tsx';
import { placeFieldErrors } from '../../ui/field-errors.ts';
import { groupBy } from '../../ui/group-by.ts';

interface FormProps {
  heading: string;
  initial: ArticleCreation;
  save: { isPending: boolean; isError: boolean; error: unknown };
  onSave: (text: ArticleCreation) => void;
}

/** The text with what it will look like beside it. Leaving with something unsaved asks first. */
export function ArticleForm({ heading, initial, save, onSave }: FormProps) {
  const { t } = useTranslation(['console', 'actions', 'common']);
  const router = useRouter();
  const types = useQuery(matterTypesOptions).data?.items ?? [];
  const [form] = Form.useForm<ArticleCreation>();
  const [dirty, setDirty] = useState(false);
  const body = Form.useWatch('body', form) ?? initial.body;
  useBlocker({
    shouldBlockFn: () => dirty && !window.confirm(t('handbook.form.leave')),
    enableBeforeUnload: dirty,
  });
  useEffect(() => {
    if (save.isError) placeFieldErrors(form, save.error);
  }, [form, save.isError, save.error]);
  const meanwhile = save.error instanceof ApiProblem && save.error.isConflict;
  const required = [{ required: true, whitespace: true, message: t('handbook.form.required') }];
  return (
    <div className="write">
      <h1>{heading}</h1>
      {save.isError && (
        <FailurePanel failure={save.error}>{meanwhile && <p>{t('handbook.form.meanwhile')}</p>}</FailurePanel>
      )}
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={initial}
        onValuesChange={() => setDirty(true)}
        onFinish={onSave}
      >
        <Form.Item
          name="chapter"
          label={t('handbook.form.chapter')}
          extra={t('handbook.form.chapterHelp')}
          rules={required}
        >
          <Input maxLength={40} />
        </Form.Item>
        <Form.Item name="title" label={t('handbook.form.title')} rules={required}>
          <Input maxLength={80} />
        </Form.Item>
        <Form.Item
          name="body"
          label={t('handbook.form.body')}
          extra={t('handbook.form.bodyHelp')}
          rules={required}
        >
          <Input.TextArea autoSize={{ minRows: 14, maxRows: 40 }} maxLength={40_000} />
        </Form.Item>
        <Form.Item name="typeCodes" label={t('handbook.form.types')}>
          <Select
            mode="multiple"
            showSearch={{ optionFilterProp: 'label' }}
            options={[...groupBy(types, (type) => type.groupName)].map(([label, some]) => ({
              label,
              options: some.map((type) => ({ value: type.code, label: type.name })),
            }))}
          />
        </Form.Item>
        <Form.Item name="actions" label={t('handbook.form.actions')}>
          <Select
            mode="multiple"
            showSearch={{ optionFilterProp: 'label' }}
            options={actionNames.map((action) => ({
              value: action,
              label: t(`actions:action.${action}`),
            }))}
          />
        </Form.Item>
        <Form.Item name="note" label={t('handbook.form.note')} rules={required}>
          <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={500} />
        </Form.Item>
        <div className="write-foot">
          <Button kind="primary" type="submit" busy={save.isPending}>
            {t('handbook.form.save')}
          </Button>
          <Button onClick={() => router.history.back()}>{t('common:cancel')}</Button>
        </div>
      </Form>
      <section className="write-preview" aria-label={t('handbook.form.preview')}>
        <h2>{t('handbook.form.preview')}</h2>
        {body.trim() ? (
          <MarkdownText text={body} className="markdown" />
        ) : (
          <p className="sub">{t('handbook.form.emptyPreview')}</p>
        )}
      </section>
    </div>
  );
}
