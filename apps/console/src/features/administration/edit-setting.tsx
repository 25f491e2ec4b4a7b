import { useChangeSettings } from '@guanjia/client/queries';
import type { SettingsChangeRequest, SettingView } from '@guanjia/core/settings';
import { Form, Input, InputNumber, Modal, Radio } from 'antd';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { FailurePanel } from '../../ui/failure.tsx';
import { useSayDone } from '../../ui/use-say-done.tsx';
import { useSettingText } from './setting-text.ts';

interface Values {
  readonly value: number;
  readonly reason: string;
}

/** One setting, within its bounds, with a reason for the journal. Matters under way keep their due moments. */
export function EditSetting({ setting, onClose }: { setting: SettingView; onClose: () => void }) {
  const { t } = useTranslation(['administration', 'common']);
  const sayDone = useSayDone();
  const { valueText, sourceText } = useSettingText();
  const [form] = Form.useForm<Values>();
  const change = useChangeSettings();
  // A share is written as a percentage, as people say it.
  const scale = setting.unit === 'share' ? 100 : 1;
  const submit = ({ value, reason }: Values): void => {
    const next = value / scale;
    const body: SettingsChangeRequest =
      next === setting.initial
        ? { changes: {}, reset: [setting.key], reason }
        : { changes: { [setting.key]: next }, reset: [], reason };
    change.mutate(body, {
      onSuccess: () => {
        sayDone(t('setting.saved', { name: setting.label }));
        onClose();
      },
    });
  };
  return (
    <Modal
      open
      title={setting.label}
      okText={t('common:save')}
      cancelText={t('common:cancel')}
      onOk={form.submit}
      onCancel={onClose}
      confirmLoading={change.isPending}
      mask={{ closable: false }}
    >
      <p className="sub action-subject">{t('setting.effect')}</p>
      {change.isError && <FailurePanel failure={change.error} />}
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ value: Math.round(setting.value * scale * 100) / 100 }}
        onFinish={submit}
      >
        <Form.Item
          name="value"
          label={t('setting.newValue')}
          extra={t('setting.bounds', {
            min: valueText(setting, setting.min),
            max: valueText(setting, setting.max),
            initial: valueText(setting, setting.initial),
            source: sourceText(setting.source),
          })}
          rules={[{ required: true, message: t('setting.valueMissing') }]}
        >
          {setting.unit === 'switch' ? (
            <Radio.Group
              optionType="button"
              options={[1, 0].map((value) => ({ value, label: valueText(setting, value) }))}
            />
          ) : (
            <InputNumber
              min={setting.min * scale}
              max={setting.max * scale}
              precision={setting.unit === 'share' ? 1 : 0}
              suffix={setting.unit === 'number' ? undefined : t(`setting.suffix.${setting.unit}`)}
              className="field-wide"
            />
          )}
        </Form.Item>
        <Form.Item
          name="reason"
          label={t('setting.reason')}
          rules={[{ required: true, whitespace: true, message: t('setting.reasonMissing') }]}
        >
          <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={500} showCount />
        </Form.Item>
        {setting.value !== setting.initial && (
          <Button kind="quiet" onClick={() => form.setFieldValue('value', setting.initial * scale)}>
            {t('setting.toInitial')}
          </Button>
        )}
      </Form>
    </Modal>
  );
}
