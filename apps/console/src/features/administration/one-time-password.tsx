import type { AccountWithPassword } from '@guanjia/client/queries';
import { Modal } from 'antd';
import { Copy } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';

/** The one time that the password is shown. */
export function OneTimePassword({ made, onClose }: { made: AccountWithPassword; onClose: () => void }) {
  const { t } = useTranslation(['administration', 'common']);
  const [copied, setCopied] = useState(false);
  const copy = (): void => {
    navigator.clipboard?.writeText(made.oneTimePassword).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  };
  return (
    <Modal
      open
      title={t('password.oneTime')}
      onCancel={onClose}
      mask={{ closable: false }}
      footer={
        <Button kind="primary" onClick={onClose}>
          {t('password.written')}
        </Button>
      }
    >
      <p>{t('password.oneTimeHelp', { name: made.account.displayName, username: made.account.username })}</p>
      <div className="one-time">
        <code>{made.oneTimePassword}</code>
        {'clipboard' in navigator && (
          <Button icon={Copy} onClick={copy}>
            {t(copied ? 'common:copied' : 'common:copy')}
          </Button>
        )}
      </div>
    </Modal>
  );
}
