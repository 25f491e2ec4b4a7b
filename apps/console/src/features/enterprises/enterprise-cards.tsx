import { isoDate } from '@guanjia/client/format';
import type { EnterpriseDetail } from '@guanjia/core/enterprises';
import { useTranslation } from 'react-i18next';
import { ContactActs } from '../../ui/contact-acts.tsx';
import { Face } from '../../ui/face.tsx';
import { PhoneLink } from '../../ui/phone-link.tsx';

export function ContactsCard({ firm }: { firm: EnterpriseDetail }) {
  const { t } = useTranslation('console');
  const { contacts } = firm;
  const mayEdit = firm.abilities.includes('enterprise.edit-contacts');
  return (
    <section className="card">
      <header className="card-head">
        <h2>{t('contacts.title')}</h2>
        {mayEdit && <ContactActs of="enterprise" subjectId={firm.id} />}
      </header>
      <div className="card-body">
        {contacts.length === 0 ? (
          <p className="sub">{t('contacts.none')}</p>
        ) : (
          <ul className="people">
            {contacts.map((contact) => (
              <li key={contact.id}>
                <Face name={contact.name} plain />
                <div>
                  {contact.name}
                  <div className="small sub">
                    {[contact.title, t(`contacts.level.${contact.level}`)].filter(Boolean).join(' · ')}
                  </div>
                </div>
                <PhoneLink name={contact.name} phone={contact.phone} />
                {mayEdit && <ContactActs of="enterprise" subjectId={firm.id} contact={contact} />}
              </li>
            ))}
          </ul>
        )}
      </div>
    </section>
  );
}

export function QualificationsCard({
  qualifications,
}: {
  qualifications: EnterpriseDetail['qualifications'];
}) {
  const { t } = useTranslation('console');
  const today = isoDate(new Date());
  return (
    <section className="card">
      <header className="card-head">
        <h2>{t('qualifications.title')}</h2>
      </header>
      <div className="card-body">
        {qualifications.length === 0 ? (
          <p className="sub">{t('qualifications.none')}</p>
        ) : (
          <ul className="stack">
            {qualifications.map((one) => (
              <li key={one.id}>
                {one.name} <span className="tag">{t(`qualifications.kind.${one.kind}`)}</span>
                <div className={one.expiresOn && one.expiresOn < today ? 'small ink-red' : 'small sub'}>
                  {one.expiresOn
                    ? t(one.expiresOn < today ? 'qualifications.expired' : 'qualifications.until', {
                        day: one.expiresOn,
                      })
                    : t('qualifications.noEnd')}
                </div>
              </li>
            ))}
          </ul>
        )}
      </div>
    </section>
  );
}
