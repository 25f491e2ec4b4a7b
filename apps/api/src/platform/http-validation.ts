import type { ProblemPlace } from '@guanjia/core/problems';
import type { FastifySchemaCompiler, FastifySerializerCompiler } from 'fastify';
import { z } from 'zod';
import { Problem } from './problems.ts';

z.config({ ...z.locales.zhCN(), customError: (issue) => words(issue) });

const mostPlaces = 50;
type Part = 'body' | 'querystring' | 'params' | 'headers';
const prefixes = {
  body: [],
  querystring: ['query'],
  params: ['path'],
  headers: ['header'],
} as const satisfies Record<Part, readonly string[]>;

/** Judges a request by its zod schema; what fails becomes one problem that names every place. */
export const validateRequest: FastifySchemaCompiler<z.ZodType> = ({ schema, httpPart }) => {
  const prefix = prefixes[(httpPart ?? 'body') as Part];
  return (data: unknown) => {
    const parsed = schema.safeParse(data);
    if (parsed.success) return { value: parsed.data };
    const errors = placesOf(parsed.error.issues, prefix).slice(0, mostPlaces);
    return { error: new Problem('invalid-request', { errors }) };
  };
};

/** An answer is cut to its schema, so that a column too many never gets out. */
export const serializeAnswer: FastifySerializerCompiler<z.ZodType> = ({ schema, method, url }) => {
  return (data: unknown) => {
    const encoded = z.safeEncode(schema, data);
    if (!encoded.success) {
      throw new Error(`${method} ${url} answers against its schema: ${z.prettifyError(encoded.error)}`);
    }
    return JSON.stringify(encoded.data);
  };
};

type Issue = z.core.$ZodIssue;

function placesOf(issues: readonly Issue[], prefix: readonly PropertyKey[]): ProblemPlace[] {
  return issues.flatMap((issue): ProblemPlace[] => {
    const path = [...prefix, ...issue.path];
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => ({ path: named([...path, key]), message: '不认识的字段' }));
    }
    if (issue.code === 'invalid_union') {
      // The branch that came closest says most.
      const [closest] = [...issue.errors].sort((a, b) => a.length - b.length);
      if (closest && closest.length > 0) return placesOf(closest, path);
    }
    if (issue.code === 'invalid_key' || issue.code === 'invalid_element') return placesOf(issue.issues, path);
    return [{ path: named(path), message: issue.message }];
  });
}

const named = (path: readonly PropertyKey[]): string => path.map(String).join('.') || 'body';

const typeNames: Record<string, string> = {
  string: '文字',
  number: '数字',
  int: '整数',
  boolean: '是或否（true / false）',
  array: '列表',
  object: '对象',
};

/** Plain words for what goes wrong most; the locale of zod has the rest. */
function words(issue: z.core.$ZodRawIssue): string | undefined {
  switch (issue.code) {
    case 'invalid_type':
      if (issue.input === undefined) return '必填';
      return `应为${typeNames[issue.expected] ?? issue.expected}`;
    case 'too_small':
      if (issue.origin === 'string') return issue.minimum === 1 ? '不能为空' : `至少 ${issue.minimum} 个字符`;
      if (issue.origin === 'array') return `至少 ${issue.minimum} 项`;
      return `不能小于 ${issue.minimum}`;
    case 'too_big':
      if (issue.origin === 'string') return `最多 ${issue.maximum} 个字符`;
      if (issue.origin === 'array') return `最多 ${issue.maximum} 项`;
      return `不能大于 ${issue.maximum}`;
    case 'invalid_format':
      if (issue.format === 'uuid') return '不是有效的编号';
      if (issue.format === 'date') return '应为日期，如 2026-09-30';
      if (issue.format === 'datetime') return '应为时刻，如 2026-09-30T08:00:00Z';
      return undefined;
    case 'invalid_value':
      return `只能是：${issue.values.map(String).join('、')}`;
    default:
      return undefined;
  }
}
