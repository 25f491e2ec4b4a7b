/**
 * Text as search compares it: full width and half width alike, without spaces, letters small. The same as search_fold
 * in the database, and independent of its locale.
 */
export const foldForSearch = (text: string): string =>
  text
    .normalize('NFKC')
    .replaceAll(/\s+/g, '')
    .replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase());

/** Whether a folded phrase may be pinyin: letters only, at least two. */
export const isPinyinLike = (folded: string): boolean => /^[a-z]{2,}$/.test(folded);
