import { connectivity } from '../live/connectivity.ts';
import { ApiProblem, ConnectionFailure, type ProblemBody } from './failures.ts';
import { apiUrl } from './request.ts';

export interface UploadOptions {
  /** Form fields sent before the file. */
  readonly fields?: Readonly<Record<string, string>>;
  /** Share sent, 0 to 1. */
  readonly onProgress?: (share: number) => void;
  readonly signal?: AbortSignal;
  readonly timeoutMs?: number;
}

/** Sends one file as multipart/form-data. XMLHttpRequest, because fetch tells no progress of what it sends. */
export function upload<T>(path: string, file: File, options: UploadOptions = {}): Promise<T> {
  const form = new FormData();
  for (const [name, value] of Object.entries(options.fields ?? {})) form.append(name, value);
  form.append('file', file, file.name);
  return new Promise<T>((resolve, reject) => {
    const call = new XMLHttpRequest();
    call.open('POST', apiUrl(path));
    call.setRequestHeader('accept', 'application/json, application/problem+json');
    call.timeout = options.timeoutMs ?? 120_000;
    call.upload.onprogress = (event) => {
      if (event.lengthComputable && event.total > 0) options.onProgress?.(event.loaded / event.total);
    };
    call.onload = () => {
      connectivity.reached();
      const body = parsed(call.responseText);
      if (call.status >= 200 && call.status < 300) resolve(body as T);
      else reject(new ApiProblem(call.status, (body ?? {}) as ProblemBody));
    };
    call.onerror = () => {
      connectivity.lost();
      reject(new ConnectionFailure('offline'));
    };
    call.ontimeout = () => {
      connectivity.lost();
      reject(new ConnectionFailure('timeout'));
    };
    call.onabort = () => reject(options.signal?.reason ?? new DOMException('Aborted', 'AbortError'));
    options.signal?.addEventListener('abort', () => call.abort(), { once: true });
    call.send(form);
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
