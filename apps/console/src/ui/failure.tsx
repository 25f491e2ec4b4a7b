import { ApiProblem, kindOfFailure } from '@guanjia/client/api';
import { TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './button.tsx';

interface Told {
  readonly title: string;
  readonly help: string;
  readonly places: readonly string[];
}

/** What happened and what to do next: the server's own words where it gave them, else the catalogue's. */
export function useFailureText(failure: unknown): Told {
  const { t } = useTranslation('common');
  const kind = kindOfFailure(failure);
  const own = failure instanceof ApiProblem ? failure : undefined;
  return {
    title: own?.body.title ?? t(`failure.${kind}.title`),
    help: own?.detail ?? t(`failure.${kind}.help`),
    places: own?.places.map((place) => place.message) ?? [],
  };
}

export function FailurePanel({
  failure,
  headsPage = false,
  onRetry,
  children,
}: {
  failure: unknown;
  /** Stands where the page's heading would. */
  headsPage?: boolean;
  onRetry?: () => void;
  children?: ReactNode;
}) {
  const { t } = useTranslation('common');
  const { title, help, places } = useFailureText(failure);
  const kind = kindOfFailure(failure);
  // The desk asks for the password on top of everything; here it would only linger.
  if (kind === 'session-over') return null;
  const Heading = headsPage ? 'h1' : 'h2';
  return (
    <div className={`failure${kind === 'conflict' ? ' failure-mild' : ''}`} role="alert">
      <TriangleAlert size={18} aria-hidden />
      <div className="body">
        <Heading>{title}</Heading>
        <p className="sub">{help}</p>
        {places.length > 0 && (
          <ul className="sub">
            {[...new Set(places)].map((place) => (
              <li key={place}>{place}</li>
            ))}
          </ul>
        )}
        {children}
        {onRetry && <Button onClick={onRetry}>{t('retry')}</Button>}
      </div>
    </div>
  );
}
