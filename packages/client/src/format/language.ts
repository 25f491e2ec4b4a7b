/** The language in which dates, spans and lists are written; it follows the language of the messages. */
export type FormatLanguage = 'zh-CN' | 'en';

let current: FormatLanguage = 'zh-CN';

export function setFormatLanguage(language: FormatLanguage): void {
  current = language;
}

export function isChinese(): boolean {
  return current === 'zh-CN';
}
