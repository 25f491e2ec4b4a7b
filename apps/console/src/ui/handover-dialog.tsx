import { allButlersOptions, useHandover } from '@guanjia/client/queries';
import { byBurden } from '@guanjia/core/organisation';
import { useQuery } from '@tanstack/react-query';
import { Form, Input, Modal, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { FailurePanel } from './failure.tsx';
import { placeFieldErrors } from './field-errors.ts';
import { useLoadText } from './use-load-text.ts';
import { useSayDone } from './use-say-done.tsx';

interface Values {
  readonly butlerId: string;
  readonly reason: string;
}

/** Hands an enterprise or project to another butler, at once; its open matters move along. */
export function HandoverDialog({
  subject,
  current,
  onClose,
}: {
  subject: { readonly kind: 'enterprise' | 'project'; readonly id: string; readonly name: string };
  current: string | undefined;
  onClose: () => void;
}) {
  const { t } = useTranslation(['console', 'common']);
  const sayDone = useSayDone();
  const [form] = Form.useForm<Values>();
  const butlers = useQuery(allButlersOptions({ active: true, serves: subject.kind }));
  const handover = useHandover();
  const loadText = useLoadText();
  const submit = (values: Values): void => {
    const of = subject.kind === 'enterprise' ? { enterpriseId: subject.id } : { projectId: subject.id };
    handover.mutate(
      { ...of, ...values },
      {
        onSuccess: ({ stewardship, movedMatters }) => {
          sayDone(t('handover.done', { name: stewardship.butler.name, count: movedMatters }));
          onClose();
        },
        onError: (failure) => placeFieldErrors(form, failure),
      },
    );
  };
  return (
    <Modal
      open
      title={t('handover.title')}
      okText={t('handover.submit')}
      cancelText={t('common:cancel')}
      onOk={form.submit}
      onCancel={onClose}
      confirmLoading={handover.isPending}
      mask={{ closable: false }}
    >
      <p className="sub action-subject">{t('handover.lead', { name: subject.name })}</p>
      {handover.isError && <FailurePanel failure={handover.error} />}
      <Form form={form} layout="vertical" requiredMark={false} onFinish={submit}>
        <Form.Item
          name="butlerId"
          label={t('handover.to')}
          rules={[{ required: true, message: t('handover.toMissing') }]}
        >
          <Select
            showSearch={{ optionFilterProp: 'label' }}
            loading={butlers.isPending}
            placeholder={t('handover.choose')}
            options={(butlers.data ?? [])
              .filter((butler) => butler.id !== current)
              .sort(byBurden)
              .map((butler) => ({ value: butler.id, label: loadText.butler(butler) }))}
          />
        </Form.Item>
        <Form.Item
          name="reason"
          label={t('handover.reason')}
          rules={[{ required: true, whitespace: true, message: t('handover.reasonMissing') }]}
        >
          <Input.TextArea autoSize={{ minRows: 3, maxRows: 8 }} maxLength={500} showCount />
        </Form.Item>
      </Form>
    </Modal>
  );
}
