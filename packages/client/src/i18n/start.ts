import i18next, { type i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { Catalogue, Language, Namespace } from './catalogue.ts';

/** Starts i18next with the namespaces that an app needs; the others stay out of its bundle. */
export async function startI18n<N extends Namespace>(
  language: Language,
  messages: Pick<Catalogue, N>,
): Promise<i18n> {
  document.documentElement.lang = language;
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: language,
    ns: Object.keys(messages),
    defaultNS: 'common',
    resources: { [language]: messages },
    // React escapes what it renders.
    interpolation: { escapeValue: false },
    react: { useSuspense: false },
    returnNull: false,
  });
  return i18next;
}

/** Whether the catalogue has a text for a key that came from the server, such as a problem's code. */
export function isTranslationKey(key: string): boolean {
  return i18next.exists(key);
}
