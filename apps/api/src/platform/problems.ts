import {
  type ProblemCode,
  type ProblemDocument,
  type ProblemPlace,
  problemCatalogue,
} from '@guanjia/core/problems';

export interface ProblemOptions {
  /** More exact than the catalogue's; says what to do next. */
  detail?: string;
  errors?: readonly ProblemPlace[];
  /** Further members of the document, such as the actions that are possible now. */
  extensions?: Record<string, unknown>;
  headers?: Record<string, string>;
  cause?: unknown;
}

/** A refusal that the asker is told about. Thrown anywhere below a route; the error handler writes it (RFC 9457). */
export class Problem extends Error {
  readonly code: ProblemCode;
  readonly status: number;
  readonly options: ProblemOptions;

  constructor(code: ProblemCode, options: ProblemOptions = {}) {
    super(options.detail ?? problemCatalogue[code].title, { cause: options.cause });
    this.name = 'Problem';
    this.code = code;
    this.status = problemCatalogue[code].status;
    this.options = options;
  }
}

export const problemMediaType = 'application/problem+json; charset=utf-8';

/** The document that goes out. `instance` is the request's id, by which the log is searched. */
export function documentOf(problem: Problem, instance: string): ProblemDocument {
  const { title, detail } = problemCatalogue[problem.code];
  const { errors, extensions } = problem.options;
  return {
    type: `/api/v1/problems/${problem.code}`,
    title,
    status: problem.status,
    code: problem.code,
    detail: problem.options.detail ?? detail,
    instance,
    ...(errors && errors.length > 0 ? { errors: [...errors] } : {}),
    ...extensions,
  };
}

/** One field of the body that does not do; `path` as in `answers.0.text`. */
export const faultyField = (path: string, message: string, code: ProblemCode = 'invalid-request'): Problem =>
  new Problem(code, { errors: [{ path, message }] });
