import { Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';

/** How the firm agreed that the butler acts for it. */
export function AuthorisationField() {
  const { t } = useTranslation('console');
  return (
    <Form.Item
      name="authorisation"
      label={t('plan.openMatter.authorisation')}
      extra={t('plan.openMatter.authorisationHelp')}
      rules={[
        { required: true, whitespace: true, min: 2, message: t('plan.openMatter.authorisationMissing') },
      ]}
    >
      <Input maxLength={200} />
    </Form.Item>
  );
}
