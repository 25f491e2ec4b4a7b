import type { MatterDetail } from '@guanjia/core/matters';
import { useTranslation } from 'react-i18next';
import { Face } from '../../ui/face.tsx';
import { PhoneLink } from '../../ui/phone-link.tsx';

/** Everybody concerned, one press away. */
export function PeopleCard({ people }: { people: MatterDetail['people'] }) {
  const { t } = useTranslation(['console', 'actions']);
  return (
    <section className="card">
      <header className="card-head">
        <h2>{t('people.title')}</h2>
        <span className="note">{t('people.count', { count: people.length })}</span>
      </header>
      <div className="card-body">
        <ul className="people">
          {people.map((person) => (
            <li key={`${person.relation} ${person.name} ${person.title}`}>
              <Face name={person.name} plain={person.relation !== 'butler'} />
              <div>
                {person.name}
                <div className="small muted">{person.title || t(`actions:relation.${person.relation}`)}</div>
              </div>
              <PhoneLink name={person.name} phone={person.phone} />
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
}
