import i18next, { type i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { nounFor, setFormatLanguage } from '../format/index.ts';
import type { Catalogue, Namespace } from './catalogue.ts';
import { keepLanguage, type Language, languageFor, showLanguage, storedLanguage } from './language.ts';

/** Reads the messages of a language: a chunk of its own, so that only the chosen one is loaded. */
export type MessageSource<N extends Namespace> = Readonly<
  Record<Language, () => Promise<Pick<Catalogue, N>>>
>;

let source: MessageSource<Namespace> | undefined;

/**
 * Starts i18next with the namespaces that an app needs, in the language that was chosen on this device, else in
 * the browser's, else in the zone's.
 */
export async function startI18n<N extends Namespace>(messages: MessageSource<N>): Promise<i18n> {
  source = messages as MessageSource<Namespace>;
  const language = storedLanguage() ?? languageFor(navigator.languages, 'zh-CN');
  const texts = await messages[language]();
  const begun = i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: language,
    ns: Object.keys(texts),
    defaultNS: 'common',
    resources: { [language]: texts },
    // React escapes what it renders.
    interpolation: { escapeValue: false },
    react: { useSuspense: false },
    returnNull: false,
  });
  i18next.services.formatter?.add('unit', withNoun);
  await begun;
  document.documentElement.lang = language;
  setFormatLanguage(language);
  showLanguage(language);
  return i18next;
}

/** `{{n, unit(one: working day; other: working days)}}`: the figure with the noun that goes with it. */
function withNoun(
  figure: string | number,
  _language: string | undefined,
  forms: Record<string, unknown>,
): string {
  return `${figure} ${nounFor(figure, String(forms.one), String(forms.other))}`;
}

/** Changes the language at once, without losing what is on the screen, and keeps the choice on this device. */
export async function changeLanguage(language: Language): Promise<void> {
  if (!source) return;
  const texts = await source[language]();
  for (const [namespace, words] of Object.entries(texts)) {
    i18next.addResourceBundle(language, namespace, words);
  }
  setFormatLanguage(language);
  document.documentElement.lang = language;
  keepLanguage(language);
  await i18next.changeLanguage(language);
  showLanguage(language);
}

/** The text for a key that came from the server, such as the name of an action in the journal, if there is one. */
export function findText(key: string): string | undefined {
  return i18next.exists(key) ? String(i18next.t(key as never)) : undefined;
}
