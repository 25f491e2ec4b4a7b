import { Link } from '@tanstack/react-router';
import { Megaphone } from 'lucide-react';
import { Card, RowBody } from '../../ui/card.tsx';
import { useTexts } from '../../ui/use-texts.ts';

/** The way to 掌上督办 from a first screen. */
export function SuperviseLink() {
  const t = useTexts();
  return (
    <Card flush>
      <Link to="/supervisions" className="row">
        <RowBody
          icon={Megaphone}
          title={t('common:supervision.phone.home')}
          note={t('common:supervision.phone.homeHelp')}
          chevron
        />
      </Link>
    </Card>
  );
}
