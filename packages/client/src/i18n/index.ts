export type { Catalogue, Language, Namespace, TranslationKey } from './catalogue.ts';
export { findText, startI18n } from './start.ts';
