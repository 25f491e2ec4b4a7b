import { useCallback, useSyncExternalStore } from 'react';

/** What the reader chose; `system` follows the device. */
export type ThemeChoice = 'light' | 'dark' | 'system';
export type Theme = 'light' | 'dark';

const STORAGE_KEY = 'guanjia.theme';
const listeners = new Set<() => void>();

function devicePrefersDark(): MediaQueryList {
  return window.matchMedia('(prefers-color-scheme: dark)');
}

function storedChoice(): ThemeChoice {
  try {
    const stored = localStorage.getItem(STORAGE_KEY);
    return stored === 'light' || stored === 'dark' ? stored : 'system';
  } catch {
    // Storage is denied in some embedded browsers: the device decides then.
    return 'system';
  }
}

let choice: ThemeChoice | undefined;

function currentChoice(): ThemeChoice {
  choice ??= storedChoice();
  return choice;
}

function currentTheme(): Theme {
  const chosen = currentChoice();
  if (chosen !== 'system') return chosen;
  return devicePrefersDark().matches ? 'dark' : 'light';
}

function show(): void {
  document.documentElement.dataset.theme = currentTheme();
  for (const listener of listeners) listener();
}

/** Puts the theme on the document before the first paint, and follows the device and other tabs from then on. */
export function startTheme(): void {
  show();
  devicePrefersDark().addEventListener('change', show);
  window.addEventListener('storage', (event) => {
    if (event.key !== STORAGE_KEY) return;
    choice = undefined;
    show();
  });
}

export function chooseTheme(next: ThemeChoice): void {
  choice = next;
  try {
    if (next === 'system') localStorage.removeItem(STORAGE_KEY);
    else localStorage.setItem(STORAGE_KEY, next);
  } catch {
    // The choice holds for this page only.
  }
  show();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useTheme(): { theme: Theme; choice: ThemeChoice; choose: (next: ThemeChoice) => void } {
  const theme = useSyncExternalStore(subscribe, currentTheme);
  const chosen = useSyncExternalStore(subscribe, currentChoice);
  return { theme, choice: chosen, choose: useCallback(chooseTheme, []) };
}
