import { useLanguage } from '@guanjia/client/i18n';
import enGB from 'antd/locale/en_GB.js';
import zhCN from 'antd/locale/zh_CN.js';

const locales = { 'zh-CN': zhCN.default, en: enGB.default } as const;

/** The kit's own words, such as those of its calendars, in the language of the messages. */
export function useKitLocale() {
  return locales[useLanguage()];
}
