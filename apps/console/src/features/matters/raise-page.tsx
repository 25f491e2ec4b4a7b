import { formatAside } from '@guanjia/client/format';
import './raise.css';
import { type RaiseBody, useRaiseMatter } from '@guanjia/client/queries';
import { useNavigate } from '@tanstack/react-router';
import { Form, Input, Radio } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { FailurePanel } from '../../ui/failure.tsx';
import { placeFieldErrors } from '../../ui/field-errors.ts';
import { FileField } from '../../ui/files/file-field.tsx';
import { useTitle } from '../../ui/page-title.tsx';
import { useSayDone } from '../../ui/use-say-done.tsx';
import { SubjectField } from './subject-field.tsx';
import { TypeField } from './type-field.tsx';

interface Values {
  readonly subject: { readonly kind: 'enterprise' | 'project'; readonly id: string };
  readonly typeCode: string;
  readonly title?: string;
  readonly text: string;
  readonly urgency: 'normal' | 'urgent';
  readonly authorisation: string;
  readonly attachmentIds?: string[];
}

function bodyOf({ subject, title, attachmentIds, ...rest }: Values): RaiseBody {
  return {
    ...rest,
    ...(subject.kind === 'enterprise' ? { enterpriseId: subject.id } : { projectId: subject.id }),
    ...(title?.trim() ? { title: title.trim() } : {}),
    ...(attachmentIds && attachmentIds.length > 0 ? { attachmentIds } : {}),
  };
}

/** Written down for a firm that called or was visited, with how it authorised that. */
export function RaisePage() {
  const { t } = useTranslation(['console', 'actions', 'common']);
  const sayDone = useSayDone();
  const navigate = useNavigate();
  const [form] = Form.useForm<Values>();
  const [uploading, setUploading] = useState(false);
  const raise = useRaiseMatter();
  useTitle(t('nav.raise'));

  const submit = (values: Values): void => {
    raise.mutate(bodyOf(values), {
      onSuccess: (matter) => {
        sayDone(t('raise.done', { number: matter.number }));
        void navigate({ to: '/matters/$matterId', params: { matterId: matter.id } });
      },
      onError: (failure) => placeFieldErrors(form, failure),
    });
  };

  return (
    <div className="raise">
      <header>
        <h1>{t('nav.raise')}</h1>
        <p className="sub">{t('raise.lead')}</p>
      </header>
      {raise.isError && <FailurePanel failure={raise.error} />}
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ urgency: 'normal' }}
        onFinish={submit}
        scrollToFirstError
        className="card raise-form"
      >
        <Form.Item
          name="subject"
          label={t('raise.subject')}
          rules={[{ required: true, message: t('raise.subjectMissing') }]}
        >
          <SubjectField />
        </Form.Item>
        <TypeField />
        <Form.Item
          name="text"
          label={t('raise.text')}
          rules={[{ required: true, whitespace: true, message: t('raise.textMissing') }]}
        >
          <Input.TextArea autoSize={{ minRows: 5, maxRows: 16 }} maxLength={2000} showCount />
        </Form.Item>
        <Form.Item
          name="title"
          label={t('raise.title') + formatAside(t('common:optional'))}
          extra={t('raise.titleHelp')}
        >
          <Input maxLength={60} showCount />
        </Form.Item>
        <Form.Item
          name="authorisation"
          label={t('action.authorisation')}
          extra={t('raise.authorisationHelp')}
          rules={[{ required: true, whitespace: true, min: 2, message: t('raise.authorisationMissing') }]}
        >
          <Input maxLength={200} />
        </Form.Item>
        <Form.Item name="urgency" label={t('raise.urgency')}>
          <Radio.Group
            optionType="button"
            options={(['normal', 'urgent'] as const).map((value) => ({
              value,
              label: t(`actions:urgency.${value}`),
            }))}
          />
        </Form.Item>
        <Form.Item name="attachmentIds" label={t('action.files') + formatAside(t('common:optional'))}>
          <FileField label={t('action.files')} onBusy={setUploading} />
        </Form.Item>
        <div className="row">
          <Button type="submit" kind="primary" large busy={raise.isPending} disabled={uploading}>
            {raise.isPending ? t('common:sending') : t('raise.submit')}
          </Button>
        </div>
      </Form>
    </div>
  );
}
