import { formatPhone, telephoneLink } from '@guanjia/client/format';
import { isMaskedPhone } from '@guanjia/core/identity';
import { Phone } from 'lucide-react';
import { useTranslation } from 'react-i18next';

/** One press to call. Nothing where no number is known; only told, where figures of it are hidden. */
export function PhoneLink({
  name,
  phone,
  withNumber,
}: {
  name: string;
  phone: string | null;
  withNumber?: boolean;
}) {
  const { t } = useTranslation('common');
  if (!phone) return null;
  if (isMaskedPhone(phone)) {
    return (
      <span className="small sub" title={t('phoneMasked')}>
        {phone}
      </span>
    );
  }
  const label = t('callSomebody', { name, phone: formatPhone(phone) });
  return (
    <a
      href={telephoneLink(phone)}
      className={withNumber ? 'btn' : 'btn btn-quiet btn-icon ink-accent'}
      title={label}
      aria-label={label}
    >
      <Phone size={withNumber ? 14 : 16} aria-hidden />
      {withNumber && formatPhone(phone)}
    </a>
  );
}
