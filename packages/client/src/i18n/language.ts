import { useSyncExternalStore } from 'react';

export const languages = ['zh-CN', 'en'] as const;
export type Language = (typeof languages)[number];

/** Each language by its own name, so that whoever cannot read the present one finds it. */
export const languageNames = { 'zh-CN': '中文', en: 'English' } as const satisfies Record<Language, string>;

const STORAGE_KEY = 'guanjia.language';
const listeners = new Set<() => void>();
let shown: Language = 'zh-CN';

const isLanguage = (given: unknown): given is Language => languages.some((one) => one === given);

/** What was chosen on this device, if anything. */
export function storedLanguage(): Language | undefined {
  try {
    const stored = localStorage.getItem(STORAGE_KEY);
    return isLanguage(stored) ? stored : undefined;
  } catch {
    return undefined;
  }
}

export function keepLanguage(language: Language): void {
  try {
    localStorage.setItem(STORAGE_KEY, language);
  } catch {
    // The choice holds for this page only.
  }
}

/** The first of the reader's languages that there is; without one, the language of the zone. */
export function languageFor(wanted: readonly string[], zoneDefault: Language): Language {
  for (const tag of wanted) {
    const found = languages.find((one) => one.slice(0, 2) === tag.slice(0, 2).toLowerCase());
    if (found) return found;
  }
  return zoneDefault;
}

export function currentLanguage(): Language {
  return shown;
}

export function showLanguage(language: Language): void {
  shown = language;
  for (const listener of listeners) listener();
}

export function useLanguage(): Language {
  return useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, currentLanguage);
}
