import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

/** A table that may be wider than its card: whoever has no mouse comes to it with Tab and scrolls it with the arrow keys. */
export function WideTable({ label, children }: { readonly label?: string; readonly children: ReactNode }) {
  const { t } = useTranslation('console');
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard (WCAG 2.1.1)
    <section className="card-body statistics-table" tabIndex={0} aria-label={label ?? t('statistics.table')}>
      {children}
    </section>
  );
}
