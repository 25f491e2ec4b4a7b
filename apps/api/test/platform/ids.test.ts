import { expect, it } from 'vitest';
import { z } from 'zod';
import { newId } from '../../src/platform/ids.ts';

it('makes version 7 ids that sort in the order in which they were made', () => {
  const moment = Date.parse('2026-09-30T08:00:00Z');
  const ids = Array.from({ length: 3000 }, () => newId(moment));
  expect(z.uuidv7().safeParse(ids[0]).success).toBe(true);
  expect([...ids].sort()).toEqual(ids);
  expect(new Set(ids).size).toBe(3000);
  expect(newId(moment + 1) > (ids.at(-1) ?? '')).toBe(true);
});
