import type { Api } from './app-dependencies.ts';
import { decodeUtf8, unstorableTexts } from './http-text.ts';
import { Problem } from './problems.ts';

/**
 * Takes JSON and nothing else; an upload route adds multipart in its own scope. An empty body is no body, because
 * programs put the content type on every request.
 */
export function acceptJsonOnly(app: Api): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser(
    'application/json',
    { parseAs: 'buffer' },
    async (_request: unknown, bytes: Buffer) => {
      if (bytes.length === 0) return undefined;
      const text = decodeUtf8(bytes);
      try {
        return JSON.parse(text) as unknown;
      } catch (cause) {
        throw new Problem('malformed-json', {
          errors: [{ path: 'body', message: placeOf(cause, text) }],
          cause,
        });
      }
    },
  );

  app.addHook('preValidation', async (request) => {
    const places = [
      ...unstorableTexts(request.params, 'path'),
      ...unstorableTexts(request.query, 'query'),
      ...unstorableTexts(request.body, ''),
    ];
    if (places.length > 0) throw new Problem('malformed-text', { errors: places });
  });
}

/** V8 tells the position of most faults; a cut text ends at its end. */
function placeOf(error: unknown, text: string): string {
  const message = error instanceof Error ? error.message : '';
  const position = Number(/at position (\d+)/.exec(message)?.[1] ?? text.length);
  const before = text.slice(0, position).split('\n');
  return `第 ${before.length} 行第 ${(before.at(-1)?.length ?? 0) + 1} 个字符处不符合 JSON 语法`;
}
