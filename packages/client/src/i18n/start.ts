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

/** The text for a key that came from the server, such as the name of an action in the journal, if there is one. */
export function findText(key: string): string | undefined {
  return i18next.exists(key) ? String(i18next.t(key as never)) : undefined;
}
