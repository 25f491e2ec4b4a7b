import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { MatterDetail, MatterPage } from '@guanjia/core/matters';
import { DEMO_PASSWORD } from '../demo/index.ts';

/** Every write carries words that occur nowhere else, by which it is found again. */
export interface Write {
  readonly words: string;
  readonly path: string;
  readonly body: Record<string, unknown>;
  readonly key: string;
}

type Plan = { path: string; body: Record<string, unknown> };

/** One person writing without a pause; the server may vanish at any moment. */
export class TrialClient {
  readonly username: string;
  /** Told by the server that they are done. */
  readonly acknowledged: Write[] = [];
  /** Sent, and no answer came: it may have been done or not. */
  unanswered: Write | undefined;
  refused = 0;
  #cookie = '';
  #url = '';
  #subject: { kind: 'enterprise' | 'project'; id: string } | undefined;
  #matters: string[] = [];

  constructor(username: string) {
    this.username = username;
  }

  async signIn(url: string): Promise<void> {
    this.#url = url;
    const answer = await this.#send('POST', '/session', { username: this.username, password: DEMO_PASSWORD });
    if (!answer.ok) throw new Error(`${this.username} could not sign in: ${answer.status}`);
    this.#cookie = answer.headers.getSetCookie()[0]?.split(';')[0] ?? '';
    const { subjects } = (await answer.json()) as {
      subjects: { kind: 'enterprise' | 'project'; id: string }[];
    };
    this.#subject = subjects[0];
  }

  /** After a restart: the same session on the new address, and what got no answer is sent again, unchanged. */
  async resume(url: string): Promise<void> {
    this.#url = url;
    const again = this.unanswered;
    if (!again) return;
    const answer = await this.#send('POST', again.path, again.body, again.key);
    await this.#note(again, answer);
  }

  /** Writes until the signal, or until the server is gone. */
  async write(until: AbortSignal): Promise<void> {
    while (!until.aborted) {
      try {
        const plan = await this.#plan();
        if (!plan) {
          await sleep(20);
          continue;
        }
        const words = `存留试验 ${randomUUID()}`;
        const write = { path: plan.path, body: { ...plan.body, text: words }, key: randomUUID(), words };
        this.unanswered = write;
        await this.#note(write, await this.#send('POST', write.path, write.body, write.key));
      } catch {
        return; // the server is gone
      }
    }
  }

  async #note(write: Write, answer: Response): Promise<void> {
    const { status } = answer;
    if (status === 429 || status >= 500) {
      throw new Error(`${this.username} was answered ${status}: ${await answer.text()}`);
    }
    // The answer counts only when all of it has come.
    const body = (await answer.json()) as Partial<MatterDetail>;
    this.unanswered = undefined;
    if (!answer.ok) {
      this.refused += 1;
      return;
    }
    this.acknowledged.push(write);
    if (body.id && write.path === '/matters') this.#matters.push(body.id);
  }

  /** Firms raise and comment; butlers accept what waits, or comment. */
  async #plan(): Promise<Plan | undefined> {
    const comment = (id: string): Plan => ({
      path: `/matters/${id}/actions/comment`,
      body: { visibility: 'firm' },
    });
    if (this.#subject) {
      const latest = this.#matters.at(-1);
      if (latest && Math.random() < 0.5) return comment(latest);
      const { kind, id } = this.#subject;
      const subject = kind === 'project' ? { projectId: id } : { enterpriseId: id };
      return { path: '/matters', body: { typeCode: 'policy-consulting', ...subject } };
    }
    const answer = await this.#send('GET', '/matters?queue=to-accept&sort=newest&limit=5');
    const { items } = (await answer.json()) as MatterPage;
    const waiting = items[Math.floor(Math.random() * items.length)];
    if (!waiting) return undefined;
    return Math.random() < 0.7
      ? { path: `/matters/${waiting.id}/actions/accept`, body: {} }
      : comment(waiting.id);
  }

  #send(method: string, path: string, body?: unknown, key?: string): Promise<Response> {
    return fetch(`${this.#url}/api/v1${path}`, {
      method,
      headers: {
        cookie: this.#cookie,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(key ? { 'idempotency-key': key } : {}),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(30_000),
    });
  }
}
