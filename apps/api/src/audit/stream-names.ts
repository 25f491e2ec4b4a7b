/** The one stream that records erasures of words. */
export const ERASURES = 'erasures';

const MATTER = 'matter:';

export const streamOfMatter = (matterId: string): string => `${MATTER}${matterId}`;

/** The matter whose stream this is. */
export const matterOfStream = (stream: string): string | undefined =>
  stream.startsWith(MATTER) ? stream.slice(MATTER.length) : undefined;

/** Text from a record that may have been tampered with, made fit for one line of output. */
export const codePart = (text: string): string => text.replace(/[^\w.:-]/g, '?').slice(0, 60);
