const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};
const escaped = (text: string): string => text.replaceAll(/[&<>"']/g, (sign) => entities[sign] ?? '');

/** One tile as an address of an image. Grey, so that it is seen on a light and on a dark page, and on paper. */
export function watermarkTile(who: readonly string[], when: string): string {
  const lines = [who.join(' '), when].map(
    (line, index) => `<text x="0" y="${index * 22}">${escaped(line)}</text>`,
  );
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="320" height="200"><g transform="translate(36 150) rotate(-20)" fill="#808080" fill-opacity="0.14" font-family="system-ui, sans-serif" font-size="15">${lines.join('')}</g></svg>`;
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}
