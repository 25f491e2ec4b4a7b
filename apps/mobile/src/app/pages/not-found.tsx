import { Link } from '@tanstack/react-router';
import { MapPinOff } from 'lucide-react';
import { buttonClass } from '../../ui/button.tsx';
import { Empty } from '../../ui/states.tsx';
import { useTexts } from '../../ui/use-texts.ts';

export function NotFound() {
  const t = useTexts();
  return (
    <main>
      <Empty icon={MapPinOff} title={t('notFound.title')} text={t('notFound.text')}>
        <Link to="/" className={buttonClass('main')}>
          {t('raise.toHome')}
        </Link>
      </Empty>
    </main>
  );
}
