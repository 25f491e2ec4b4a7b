/** The texts of the phone by language, each a chunk that is loaded when it is chosen. */
export const messageSource = {
  'zh-CN': async () => (await import('./zh-cn.ts')).messages,
  en: async () => (await import('./en.ts')).messages,
};
