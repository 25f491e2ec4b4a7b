import { setTabTitle } from '@guanjia/client/live';
import { useEffect, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';

let current = '';
const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** What the present page calls itself, for the bar on top. */
export function usePageTitle(): string {
  return useSyncExternalStore(subscribe, () => current);
}

/** Names the page, in the browser's tab too. */
export function useTitle(title: string): void {
  const { t } = useTranslation('common');
  useEffect(() => {
    current = title;
    setTabTitle(title ? `${title} · ${t('appName')}` : t('appName'));
    for (const listener of listeners) listener();
  }, [title, t]);
}
