import { formatPhone, telephoneLink } from '@guanjia/client/format';
import { isMaskedPhone } from '@guanjia/core/identity';
import { Phone } from 'lucide-react';
import { Face } from './face.tsx';
import { useTexts } from './use-texts.ts';
import './contact-row.css';

/** The round button that calls somebody; nothing where no whole number is known. */
export function CallLink({ name, phone }: { name: string; phone: string | null }) {
  const t = useTexts();
  if (!phone || isMaskedPhone(phone)) return null;
  const label = t('common:callSomebody', { name, phone: formatPhone(phone) });
  return (
    <a className="icon-btn icon-btn--soft" href={telephoneLink(phone)} aria-label={label} title={label}>
      <Phone size={20} aria-hidden />
    </a>
  );
}

interface ContactRowProps {
  name: string;
  note: string;
  phone: string | null;
  photo?: string | null | undefined;
}

export function ContactRow({ name, note, phone, photo }: ContactRowProps) {
  return (
    <div className="person">
      <Face name={name} photo={photo} />
      <div className="grow">
        <p className="title">{name}</p>
        <p className="muted">{[note, phone ? formatPhone(phone) : ''].filter(Boolean).join(' · ')}</p>
      </div>
      <CallLink name={name} phone={phone} />
    </div>
  );
}
