import { afterEach, describe, expect, it, vi } from 'vitest';
import { type Draft, draftStore } from '../../src/features/matters/raise/draft-store.ts';
import { sendDraft } from '../../src/features/matters/raise/send-draft.ts';

const draft = (part: Partial<Draft> = {}): Draft => ({
  id: 'draft-1',
  accountId: 'account-1',
  state: 'waiting',
  idempotencyKey: 'key-1',
  typeCode: 'power-supply',
  subjectId: '0198c1b4-0000-7000-8000-000000000001',
  subjectKind: 'enterprise',
  text: ' 变压器带不动 ',
  urgent: false,
  authorisation: '',
  files: [],
  handedAt: '2026-09-30T02:00:00.000Z',
  changedAt: '2026-09-30T02:00:00.000Z',
  ...part,
});

const answers = (...responses: (Response | Error)[]) => {
  const fetched = vi.fn(async (_url: string, _init: RequestInit) => {
    const next = responses.shift();
    if (!next || next instanceof Error) throw next ?? new TypeError('no network');
    return next;
  });
  vi.stubGlobal('fetch', fetched);
  return fetched;
};
const problem = (status: number) =>
  new Response(JSON.stringify({ code: 'invalid-request', status }), { status });

afterEach(async () => {
  vi.unstubAllGlobals();
  for (const d of await draftStore.all('account-1')) await draftStore.remove(d.id);
});

describe('a need that waits on the device', () => {
  it('is the same act at every try, and is gone once the server has it', async () => {
    const fetched = answers(new TypeError('no network'), new Response('{"id":"m"}', { status: 201 }));
    await draftStore.put(draft());
    await expect(sendDraft(draft())).rejects.toThrow();
    expect((await draftStore.all('account-1')).map((d) => d.state)).toEqual(['waiting']);
    await sendDraft(draft());
    expect(await draftStore.all('account-1')).toEqual([]);
    const keys = fetched.mock.calls.map(([, init]) => new Headers(init.headers).get('idempotency-key'));
    expect(keys).toEqual(['key-1', 'key-1']);
    expect(fetched.mock.calls[0]?.[1].body).toBe(fetched.mock.calls[1]?.[1].body);
    expect(JSON.parse(String(fetched.mock.calls[0]?.[1].body))).toMatchObject({
      text: '变压器带不动',
      urgency: 'normal',
      deviceAt: '2026-09-30T02:00:00.000Z',
    });
  });

  it('refused by the server, it is a draft again with all that was written, under a new key', async () => {
    answers(problem(400));
    await expect(sendDraft(draft())).rejects.toThrow();
    const [kept] = await draftStore.all('account-1');
    expect(kept).toMatchObject({ state: 'editing', text: ' 变压器带不动 ' });
    expect(kept?.idempotencyKey).not.toBe('key-1');
  });

  it('waits on where the session is over or the server fails', async () => {
    for (const status of [401, 503]) {
      answers(problem(status));
      await draftStore.put(draft());
      await expect(sendDraft(draft())).rejects.toThrow();
      expect((await draftStore.all('account-1'))[0]).toMatchObject({
        state: 'waiting',
        idempotencyKey: 'key-1',
      });
    }
  });

  it('belongs to the account that wrote it', async () => {
    await draftStore.put(draft());
    expect(await draftStore.all('account-2')).toEqual([]);
  });
});
