/** Markdown as plain words: what a list shows of an article. */
export function plainText(markdown: string): string {
  return markdown
    .replaceAll(/```[\s\S]*?```/g, ' ')
    .replaceAll(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replaceAll(/^\s{0,3}(?:#{1,6}|>|[-*+]|\d+[.)])\s+/gm, '')
    .replaceAll(/^\s*\|?(?:\s*:?-{3,}:?\s*\|)+.*$/gm, ' ')
    .replaceAll(/[*_`~|]/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

const WIDTH = 96;
const BEFORE = 24;

/** The words around what was looked for, or else the beginning. */
export function excerptOf(markdown: string, words?: string): string {
  const text = plainText(markdown);
  const hit = words ? text.toLowerCase().indexOf(words.toLowerCase()) : -1;
  const from = Math.max(0, hit - BEFORE);
  const cut = text.slice(from, from + WIDTH);
  return `${from > 0 ? '…' : ''}${cut}${from + WIDTH < text.length ? '…' : ''}`;
}
