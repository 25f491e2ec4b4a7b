import type { AccountView } from '@guanjia/core/identity';
import { useTranslation } from 'react-i18next';

/** Whether the account can be used now, in a word. */
export function AccountState({
  account,
}: {
  account: Pick<AccountView, 'status' | 'lockedUntil' | 'mustChangePassword'>;
}) {
  const { t } = useTranslation('administration');
  if (account.status === 'disabled')
    return <span className="tag tag-red">{t('account.status.disabled')}</span>;
  if (account.lockedUntil && new Date(account.lockedUntil) > new Date()) {
    return <span className="tag tag-yellow">{t('account.locked')}</span>;
  }
  if (account.mustChangePassword) return <span className="tag">{t('account.mustChange')}</span>;
  return <span className="sub">{t('account.status.active')}</span>;
}
