import { z } from 'zod';
import { problemCodes } from './catalogue.ts';

/** One faulty place: `text` or `answers.0.text` in the body, `query.limit`, `path.id`, `header.idempotency-key`, `body`. */
export const problemPlace = z.object({ path: z.string(), message: z.string() });
export type ProblemPlace = z.infer<typeof problemPlace>;

/** RFC 9457. `code` is stable, `detail` says what to do next; a code may add members of its own. */
export const problemDocument = z
  .looseObject({
    type: z.string().describe('说明此类问题的地址'),
    title: z.string(),
    status: z.number().int(),
    code: z.enum(problemCodes),
    detail: z.string(),
    instance: z.string().optional().describe('请求编号，用于在日志中查找'),
    errors: z.array(problemPlace).optional(),
  })
  .meta({ id: 'Problem', description: 'RFC 9457 problem document' });
export type ProblemDocument = z.infer<typeof problemDocument>;

export const problemEntry = z.object({
  code: z.enum(problemCodes),
  status: z.number().int(),
  title: z.string(),
  detail: z.string(),
});
export const problemEntryList = z.object({ items: z.array(problemEntry), total: z.number().int() });
