import { Form, Input, Radio } from 'antd';
import { useTranslation } from 'react-i18next';

const MODES = ['agent', 'assisted', 'guided', 'self'] as const;

/** How the firm is served; acting for it needs its authorisation on record. */
export function ModeFields() {
  const { t } = useTranslation(['console', 'actions']);
  const form = Form.useFormInstance();
  const agent = Form.useWatch('mode', form) === 'agent';
  return (
    <>
      <Form.Item
        name="mode"
        label={t('action.mode')}
        rules={[{ required: true, message: t('action.modeMissing') }]}
      >
        <Radio.Group
          className="choice-list"
          options={MODES.map((value) => ({
            value,
            label: (
              <>
                {t(`actions:serviceMode.${value}`)}
                <span className="small sub choice-note">{t(`action.modeNote.${value}`)}</span>
              </>
            ),
          }))}
        />
      </Form.Item>
      {agent && (
        <Form.Item
          name="authorisation"
          label={t('action.authorisation')}
          extra={t('action.authorisationHelp')}
          rules={[{ required: true, whitespace: true, message: t('action.authorisationMissing') }]}
        >
          <Input maxLength={200} />
        </Form.Item>
      )}
    </>
  );
}
