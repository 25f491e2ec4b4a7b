export type { Catalogue, Language, Namespace, TranslationKey } from './catalogue.ts';
export { isTranslationKey, startI18n } from './start.ts';
