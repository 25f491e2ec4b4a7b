import type { MatterDetail } from '@guanjia/core/matters';
import { Card } from '../../../ui/card.tsx';
import { ContactRow } from '../../../ui/contact-row.tsx';
import { useTexts } from '../../../ui/use-texts.ts';

/** Everybody who has to do with it, each a touch away. */
export function PeopleCard({ matter }: { matter: MatterDetail }) {
  const t = useTexts();
  if (matter.people.length === 0) return null;
  return (
    <Card label={t('matter.people')} flush>
      <h2 className="card__title">{t('matter.people')}</h2>
      <ul className="people">
        {matter.people.map((p) => (
          <li key={`${p.relation}.${p.name}.${p.phone}`}>
            <ContactRow name={p.name} note={p.title} phone={p.phone} />
          </li>
        ))}
      </ul>
    </Card>
  );
}
