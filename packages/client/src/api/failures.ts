/** One faulty place of a request; `path` as in `answers.0.text`. */
export interface ProblemPlace {
  readonly path: string;
  readonly message: string;
}

/** RFC 9457 body as the API sends it; `actions` only with 409 `action-not-available`. */
export interface ProblemBody {
  readonly type?: string;
  readonly title?: string;
  readonly status?: number;
  readonly code?: string;
  readonly detail?: string;
  readonly errors?: readonly ProblemPlace[];
  readonly [extension: string]: unknown;
}

/** The server answered and said no. `detail` is written for the reader and says what to do next. */
export class ApiProblem extends Error {
  readonly status: number;
  readonly code: string;
  readonly detail: string | undefined;
  readonly places: readonly ProblemPlace[];
  readonly body: ProblemBody;
  /** Seconds to wait, where the server named them (429, 503). */
  readonly retryAfter: number | undefined;

  constructor(status: number, body: ProblemBody, retryAfter?: number) {
    super(body.detail ?? body.title ?? `HTTP ${status}`);
    this.name = 'ApiProblem';
    this.status = status;
    this.code = body.code ?? `http-${status}`;
    this.detail = body.detail;
    this.places = body.errors ?? [];
    this.body = body;
    this.retryAfter = retryAfter;
  }

  /** Nobody is signed in (any more); a wrong password is a 401 too, and another matter. */
  get isSessionOver(): boolean {
    return this.code === 'not-signed-in';
  }

  get isConflict(): boolean {
    return this.status === 409;
  }

  get isNotFound(): boolean {
    return this.status === 404;
  }
}

/** No answer came: the device is offline, the server unreachable, or it took too long. Nothing is known of the act. */
export class ConnectionFailure extends Error {
  readonly reason: 'offline' | 'timeout';

  constructor(reason: 'offline' | 'timeout', options?: ErrorOptions) {
    super(reason, options);
    this.name = 'ConnectionFailure';
    this.reason = reason;
  }
}

export type FailureKind =
  | 'offline'
  | 'timeout'
  | 'session-over'
  | 'forbidden'
  | 'not-found'
  | 'conflict'
  | 'invalid'
  | 'too-many'
  | 'server'
  | 'unknown';

/** What a screen must tell apart; the words for each are in the catalogue (`common:failure.*`). */
export function kindOfFailure(failure: unknown): FailureKind {
  if (failure instanceof ConnectionFailure) return failure.reason;
  if (!(failure instanceof ApiProblem)) return 'unknown';
  if (failure.isSessionOver) return 'session-over';
  if (failure.status === 403) return 'forbidden';
  if (failure.isNotFound) return 'not-found';
  if (failure.isConflict) return 'conflict';
  if (failure.status === 429) return 'too-many';
  return failure.status >= 500 ? 'server' : 'invalid';
}
