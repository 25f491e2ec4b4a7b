import { afterEach, describe, expect, it, vi } from 'vitest';
import { ApiProblem, apiUrl, ConnectionFailure, kindOfFailure, request } from '../../src/api/index.ts';
import { connectivity } from '../../src/live/connectivity.ts';

function answer(status: number, body: string, headers: Record<string, string> = {}): void {
  vi.stubGlobal(
    'fetch',
    vi.fn(async () => new Response(status === 204 ? null : body, { status, headers })),
  );
}

async function failureOf(call: Promise<unknown>): Promise<unknown> {
  return await call.then(
    () => undefined,
    (failure: unknown) => failure,
  );
}

afterEach(() => {
  vi.unstubAllGlobals();
  connectivity.reached();
});

describe('addresses', () => {
  it('leave out what is not set and repeat lists', () => {
    expect(apiUrl('/matters', { queue: 'open', q: undefined, light: '', status: ['a', 'b'] })).toBe(
      '/api/v1/matters?queue=open&status=a&status=b',
    );
  });
});

describe('a request', () => {
  it('gives what the server answered, and nothing for no content', async () => {
    answer(200, '{"total":3}');
    expect(await request('/matters')).toEqual({ total: 3 });
    answer(204, '');
    expect(await request('/notifications/read', { method: 'POST' })).toBeUndefined();
  });

  it('carries body and idempotency key', async () => {
    answer(200, '{}');
    await request('/matters', { method: 'POST', body: { text: '一' }, idempotencyKey: 'k1' });
    const [, init] = vi.mocked(fetch).mock.calls[0]!;
    expect(new Headers(init!.headers).get('idempotency-key')).toBe('k1');
    expect(init!.body).toBe('{"text":"一"}');
  });

  it('tells a refusal with its places, its code and what is possible instead', async () => {
    answer(
      409,
      '{"code":"action-not-available","detail":"情况已有变化","actions":[{"action":"transfer"}],"errors":[{"path":"text","message":"必填"}]}',
    );
    const failure = await failureOf(request('/matters/1/actions/accept', { method: 'POST' }));
    expect(failure).toBeInstanceOf(ApiProblem);
    const problem = failure as ApiProblem;
    expect(problem.isConflict).toBe(true);
    expect(problem.places).toEqual([{ path: 'text', message: '必填' }]);
    expect(problem.body.actions).toEqual([{ action: 'transfer' }]);
    expect(kindOfFailure(problem)).toBe('conflict');
  });

  it('tells a session that ended from a wrong password', async () => {
    answer(401, '{"code":"not-signed-in"}');
    expect(kindOfFailure(await failureOf(request('/matters')))).toBe('session-over');
    answer(401, '{"code":"wrong-credentials"}');
    expect(kindOfFailure(await failureOf(request('/session')))).toBe('invalid');
  });

  it('survives an answer that is no problem document', async () => {
    answer(502, '<html>Bad gateway</html>', { 'retry-after': '5' });
    const failure = await failureOf(request('/matters'));
    expect(kindOfFailure(failure)).toBe('server');
    expect((failure as ApiProblem).retryAfter).toBe(5);
  });

  it('calls no answer offline, notes it, and is online again with the next answer', async () => {
    vi.stubGlobal(
      'fetch',
      vi.fn(async () => {
        throw new TypeError('fetch failed');
      }),
    );
    const failure = await failureOf(request('/matters'));
    expect(failure).toBeInstanceOf(ConnectionFailure);
    expect(kindOfFailure(failure)).toBe('offline');
    expect(connectivity.state().online).toBe(false);
    expect(connectivity.state().since).toBeInstanceOf(Date);
    answer(200, '{}');
    await request('/matters');
    expect(connectivity.state()).toEqual({ online: true, since: undefined });
  });

  it('tells a wait that was too long', async () => {
    vi.stubGlobal(
      'fetch',
      vi.fn(
        (_url: string, init: RequestInit) =>
          new Promise((_resolve, reject) => {
            init.signal!.addEventListener('abort', () => reject(init.signal!.reason));
          }),
      ),
    );
    expect(kindOfFailure(await failureOf(request('/matters', { timeoutMs: 5 })))).toBe('timeout');
  });

  it('is no failure when the caller gave up', async () => {
    vi.stubGlobal(
      'fetch',
      vi.fn(async (_url: string, init: RequestInit) => {
        init.signal!.throwIfAborted();
        return new Response('{}');
      }),
    );
    const given = new AbortController();
    given.abort();
    const failure = await failureOf(request('/matters', { signal: given.signal }));
    expect(failure).not.toBeInstanceOf(ConnectionFailure);
    expect(connectivity.state().online).toBe(true);
  });
});
