import { useUnread } from '@guanjia/client/queries';
import { Link } from '@tanstack/react-router';
import { Bell as BellIcon } from 'lucide-react';
import { Count } from '../../ui/button.tsx';
import { useTexts } from '../../ui/use-texts.ts';

export function Bell() {
  const t = useTexts();
  const unread = useUnread();
  return (
    <Link
      to="/notices"
      className="icon-btn"
      aria-label={unread > 0 ? t('notices.bellNew', { n: unread }) : t('notices.bell')}
    >
      <BellIcon size={22} aria-hidden />
      <Count value={unread} />
    </Link>
  );
}
