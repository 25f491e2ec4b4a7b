export type { Catalogue, Namespace, TranslationKey } from './catalogue.ts';
export { currentLanguage, type Language, languageNames, languages, useLanguage } from './language.ts';
export { changeLanguage, findText, startI18n } from './start.ts';
export type { Texts } from './texts.ts';
