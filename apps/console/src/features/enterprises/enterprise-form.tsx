import { ApiProblem } from '@guanjia/client/api';
import { useChangeEnterprise } from '@guanjia/client/queries';
import type { EnterpriseChange, EnterpriseDetail } from '@guanjia/core/enterprises';
import { Form, Input, InputNumber, Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import { FailurePanel } from '../../ui/failure.tsx';
import { placeFieldErrors } from '../../ui/field-errors.ts';
import { useSayDone } from '../../ui/use-say-done.tsx';

const TEXTS = [
  'shortName',
  'legalRepresentative',
  'address',
  'plot',
  'premises',
  'industryChain',
  'introduction',
] as const;
const NUMBERS = [
  'registeredCapitalWan',
  'paidInCapitalWan',
  'staffCount',
  'revenueWan',
  'assetsWan',
] as const;

type Values = { readonly [K in (typeof TEXTS)[number]]?: string | null } & {
  readonly [K in (typeof NUMBERS)[number]]?: number | null;
};

/** Only what differs goes to the server, with the version that I saw: a change that somebody made meanwhile shows. */
function changeOf(firm: EnterpriseDetail, values: Values): EnterpriseChange {
  const change: Record<string, string | number | null> = {};
  for (const name of TEXTS) {
    const value = values[name]?.trim() || null;
    if (value !== firm[name]) change[name] = value;
  }
  for (const name of NUMBERS) {
    const value = values[name] ?? null;
    if (value !== firm[name]) change[name] = value;
  }
  return { version: firm.version, ...change };
}

export function EnterpriseForm({ firm, onClose }: { firm: EnterpriseDetail; onClose: () => void }) {
  const { t } = useTranslation(['console', 'common']);
  const sayDone = useSayDone();
  const [form] = Form.useForm<Values>();
  const save = useChangeEnterprise(firm.id);
  const raced = save.error instanceof ApiProblem && save.error.isConflict;
  const submit = (values: Values): void => {
    const change = changeOf(firm, values);
    if (Object.keys(change).length === 1) {
      onClose();
      return;
    }
    save.mutate(change, {
      onSuccess: () => {
        sayDone(t('enterprise.saved'));
        onClose();
      },
      onError: (failure) => placeFieldErrors(form, failure),
    });
  };
  return (
    <Modal
      open
      width={680}
      title={t('enterprise.edit')}
      okText={t('common:save')}
      cancelText={t('common:cancel')}
      onOk={form.submit}
      onCancel={onClose}
      confirmLoading={save.isPending}
      mask={{ closable: false }}
    >
      {save.isError && (
        <FailurePanel failure={save.error}>{raced && <p>{t('enterprise.raced')}</p>}</FailurePanel>
      )}
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={firm}
        onFinish={submit}
        className="form-two"
      >
        {NUMBERS.map((name) => (
          <Form.Item key={name} name={name} label={t(`enterprise.field.${name}`)}>
            <InputNumber<number>
              min={0}
              precision={name === 'staffCount' ? 0 : 4}
              className="field-wide"
              suffix={name === 'staffCount' ? t('enterprise.unitPeople') : t('enterprise.unitWan')}
            />
          </Form.Item>
        ))}
        {TEXTS.map((name) => (
          <Form.Item
            key={name}
            name={name}
            label={t(`enterprise.field.${name}`)}
            className={name === 'introduction' ? 'form-whole' : ''}
          >
            {name === 'introduction' ? (
              <Input.TextArea autoSize={{ minRows: 3, maxRows: 10 }} maxLength={4000} />
            ) : (
              <Input maxLength={name === 'address' ? 200 : 120} />
            )}
          </Form.Item>
        ))}
      </Form>
    </Modal>
  );
}
