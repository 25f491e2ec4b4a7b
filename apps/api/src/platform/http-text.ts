import type { ProblemPlace } from '@guanjia/core/problems';
import { Problem } from './problems.ts';

const mostPlaces = 20;
const decoder = new TextDecoder('utf-8', { fatal: true });

/** Reads a body as UTF-8, and says where it is not. */
export function decodeUtf8(bytes: Buffer): string {
  try {
    return decoder.decode(bytes);
  } catch (cause) {
    throw new Problem('malformed-text', {
      errors: [{ path: 'body', message: `第 ${firstBadByte(bytes) + 1} 个字节起不是 UTF-8 文字` }],
      cause,
    });
  }
}

/** By halving: the longest prefix that still decodes ends where the fault begins. */
function firstBadByte(bytes: Buffer): number {
  let good = 0;
  let bad = bytes.length;
  const streaming = (end: number): boolean => {
    try {
      new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, end), { stream: true });
      return true;
    } catch {
      return false;
    }
  };
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    if (streaming(middle)) good = middle;
    else bad = middle;
  }
  return good;
}

/**
 * Names every text that PostgreSQL or JSON could not carry: halves of surrogate pairs and NUL. Without recursion,
 * so that deep nesting can't exhaust the stack.
 */
export function unstorableTexts(value: unknown, root: string): ProblemPlace[] {
  const places: ProblemPlace[] = [];
  const open: { value: unknown; path: string }[] = [{ value, path: root }];
  for (let next = open.pop(); next && places.length < mostPlaces; next = open.pop()) {
    const { value: here, path } = next;
    if (typeof here === 'string') {
      const fault = faultOf(here);
      if (fault) places.push({ path: path || 'body', message: fault });
    } else if (typeof here === 'object' && here !== null) {
      for (const [key, inner] of Object.entries(here)) {
        const fault = faultOf(key);
        if (fault) places.push({ path: path || 'body', message: `字段名${fault}` });
        else open.push({ value: inner, path: path ? `${path}.${key}` : key });
      }
    }
  }
  return places;
}

function faultOf(text: string): string | undefined {
  if (!text.isWellFormed()) return '含残缺字符（落单的代理码位）';
  if (text.includes('\0')) return '含 NUL 控制字符';
  return undefined;
}
