import { currentLanguage } from '../i18n/language.ts';
import { isUnattended } from '../live/attendance.ts';
import { connectivity } from '../live/connectivity.ts';
import { ApiProblem, ConnectionFailure, type ProblemBody } from './failures.ts';

const BASE = '/api/v1';
const TIMEOUT_MS = 20_000;

type QueryValue = string | number | boolean | null | undefined;

export interface RequestOptions {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Sent as JSON. */
  readonly body?: unknown;
  readonly query?: Readonly<Record<string, QueryValue | readonly QueryValue[]>>;
  /** Makes a repeated act count once; keep the same key while the same act is tried again. */
  readonly idempotencyKey?: string;
  readonly signal?: AbortSignal;
  readonly timeoutMs?: number;
}

/** Where a path of the API lies, for links and downloads. */
export function apiUrl(path: string, query?: RequestOptions['query']): string {
  const search = new URLSearchParams();
  for (const [name, given] of Object.entries(query ?? {})) {
    for (const value of Array.isArray(given) ? given : [given]) {
      if (value !== undefined && value !== null && value !== '') search.append(name, String(value));
    }
  }
  const text = search.toString();
  return `${BASE}${path}${text ? `?${text}` : ''}`;
}

/**
 * One call of the API. Throws ApiProblem when the server refuses, ConnectionFailure when no answer came, and the
 * abort reason when the caller gave up.
 */
export async function request<T>(path: string, options: RequestOptions = {}): Promise<T> {
  const headers = new Headers({
    accept: 'application/json, application/problem+json',
    'accept-language': currentLanguage(),
  });
  if (options.idempotencyKey) headers.set('idempotency-key', options.idempotencyKey);
  if (isUnattended()) headers.set('x-unattended', '1');
  const init: RequestInit = { method: options.method ?? 'GET', headers, credentials: 'same-origin' };
  if (options.body !== undefined) {
    headers.set('content-type', 'application/json');
    init.body = JSON.stringify(options.body);
  }
  return send<T>(apiUrl(path, options.query), init, options.timeoutMs ?? TIMEOUT_MS, options.signal);
}

async function send<T>(url: string, init: RequestInit, timeoutMs: number, signal?: AbortSignal): Promise<T> {
  // By hand: AbortSignal.any and .timeout are newer than the web views of many phones.
  const giveUp = new AbortController();
  let timedOut = false;
  const timer = setTimeout(() => {
    timedOut = true;
    giveUp.abort();
  }, timeoutMs);
  const follow = () => giveUp.abort(signal?.reason);
  if (signal?.aborted) follow();
  signal?.addEventListener('abort', follow);
  let response: Response;
  let text: string;
  try {
    response = await fetch(url, { ...init, signal: giveUp.signal });
    text = await response.text();
  } catch (cause) {
    if (signal?.aborted) throw cause;
    connectivity.lost();
    throw new ConnectionFailure(timedOut ? 'timeout' : 'offline', { cause });
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', follow);
  }
  connectivity.reached();
  if (response.ok) return (text === '' ? undefined : JSON.parse(text)) as T;
  throw new ApiProblem(response.status, problemOf(text), retryAfterOf(response));
}

function problemOf(text: string): ProblemBody {
  try {
    const body: unknown = JSON.parse(text);
    return typeof body === 'object' && body !== null ? (body as ProblemBody) : {};
  } catch {
    // A proxy in between answers in HTML.
    return {};
  }
}

function retryAfterOf(response: Response): number | undefined {
  const seconds = Number(response.headers.get('retry-after'));
  return Number.isFinite(seconds) && seconds > 0 ? seconds : undefined;
}

/** A key for one act of the reader. Works on plain http too, where `randomUUID` is missing. */
export function newIdempotencyKey(): string {
  if (typeof crypto.randomUUID === 'function') return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
