import { type ErrorComponentProps, Link } from '@tanstack/react-router';
import { Compass } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Empty } from '../ui/empty.tsx';
import { FailurePanel } from '../ui/failure.tsx';

export function NotFound() {
  const { t } = useTranslation(['console', 'common']);
  return (
    <Empty headsPage icon={Compass} title={t('common:failure.not-found.title')} help={t('shell.noPage')}>
      <Link to="/" className="btn">
        {t('shell.toStart')}
      </Link>
    </Empty>
  );
}

/** A page that broke says so and can be tried again; the desk around it stays. */
export function PageFailed({ error, reset }: ErrorComponentProps) {
  return (
    <div className="query-frame">
      <FailurePanel failure={error} headsPage onRetry={reset} />
    </div>
  );
}
