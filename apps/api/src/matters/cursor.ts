import { badField } from './refusals.ts';

/** Where a list goes on: the sort it belongs to, the value and the id of the last row. Opaque to callers. */
export const encodeCursor = (sort: string, value: string, id: string): string =>
  Buffer.from(JSON.stringify([sort, value, id])).toString('base64url');

export function decodeCursor(text: string, sort: string): { value: string; id: string } {
  try {
    const parts: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
    if (Array.isArray(parts) && parts.length === 3 && parts[0] === sort) {
      const [, value, id] = parts as [string, unknown, unknown];
      if (typeof value === 'string' && typeof id === 'string' && isKey(value) && isId(id))
        return { value, id };
    }
  } catch {
    // Falls through: any unreadable cursor is refused alike.
  }
  throw badField('query.cursor', '翻页位置无效，请从第一页重新开始');
}

const isKey = (value: string) =>
  value === 'infinity' || /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d+)?[+-]\d\d(:?\d\d)?$/.test(value);
const isId = (value: string) => /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/.test(value);
