import { join } from 'node:path';
import { type Browser, type BrowserContext, chromium, type Locator, type Page } from 'playwright-core';
import { expect, inject, onTestFailed } from 'vitest';

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export const openBrowser = (): Promise<Browser> =>
  chromium.launch({ executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium', args: flags });

const screens = {
  phone: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
  desk: { viewport: { width: 1440, height: 900 } },
} as const;

export type Device = keyof typeof screens;
export type App = '/m/' | '/desk/';

export const password = 'guanjia-demo-2026';

/** Nobody is signed in yet when an app asks who it serves; Chromium tells every refused request. */
const harmless = [/status of 401 /];

/** One person at one device, with nothing kept from before. What the page complains of fails the journey. */
export class Person {
  readonly page: Page;
  readonly context: BrowserContext;
  private name = 'nobody';
  private readonly complaints: string[] = [];
  private readonly foreseen: RegExp[] = [...harmless];

  private constructor(context: BrowserContext, page: Page) {
    this.context = context;
    this.page = page;
    page.on('pageerror', (error) => this.complaints.push(String(error)));
    page.on('console', (message) => {
      if (message.type() !== 'error') return;
      this.complaints.push(`${message.text()} (${message.location().url})`);
    });
  }

  static async at(browser: Browser, device: Device, theme: 'light' | 'dark' = 'light'): Promise<Person> {
    const context = await browser.newContext({
      ...screens[device],
      colorScheme: theme,
      locale: 'zh-CN',
      timezoneId: 'Asia/Shanghai',
      reducedMotion: 'reduce',
      baseURL: inject('address'),
    });
    context.setDefaultTimeout(15_000);
    const person = new Person(context, await context.newPage());
    onTestFailed(() => person.tellOf());
    return person;
  }

  /** Through the sign-in screen, as everybody begins. */
  async signIn(username: string, app: App): Promise<void> {
    this.name = username;
    await this.page.goto(app);
    await this.page.getByLabel('账号', { exact: true }).fill(username);
    await this.page.getByLabel('密码', { exact: true }).fill(password);
    await this.page.keyboard.press('Enter');
    await this.page.getByRole('navigation', { name: '主导航' }).waitFor();
  }

  /** Signed in already, straight to an address: for journeys that tell of something else than signing in. */
  async enter(username: string, address: string): Promise<void> {
    this.name = username;
    const answer = await this.page.request.post('/api/v1/session', { data: { username, password } });
    expect(answer.status(), `sign in ${username}`).toBe(200);
    await this.page.goto(address);
    await this.page.getByRole('main').waitFor();
  }

  /** Reads the API as this person: what a program would see with the same cookie. */
  async read<T>(path: string): Promise<T> {
    const answer = await this.page.request.get(`/api/v1${path}`);
    expect(answer.ok(), `${path}: ${answer.status()}`).toBe(true);
    return (await answer.json()) as T;
  }

  /** Writes to the API as this person, for what happened before a journey begins. */
  async write<T>(path: string, data: unknown, method = 'POST'): Promise<T> {
    const answer = await this.page.request.fetch(`/api/v1${path}`, {
      method,
      data,
      headers: { 'idempotency-key': crypto.randomUUID() },
    });
    expect(answer.ok(), `${path}: ${answer.status()} ${await answer.text()}`).toBe(true);
    const text = await answer.text();
    return (text === '' ? undefined : JSON.parse(text)) as T;
  }

  /** The page that is open now: equal as long as nothing was loaded anew. */
  loadedAt(): Promise<number> {
    return this.page.evaluate(() => performance.timeOrigin);
  }

  /** Waits for a text that somebody else's act brings, and makes sure that no reload brought it. */
  async seesWithoutReload(what: Locator, act: () => Promise<void>): Promise<void> {
    const before = await this.loadedAt();
    expect(await what.count(), 'not there before').toBe(0);
    await act();
    await what.first().waitFor();
    expect(await this.loadedAt()).toBe(before);
  }

  /** Console errors that this journey brings about itself, such as a lost connection. */
  foresee(...expected: RegExp[]): void {
    this.foreseen.push(...expected);
  }

  unforeseen(): string[] {
    return this.complaints.filter((told) => !this.foreseen.some((expected) => expected.test(told)));
  }

  /** After a failure: where this person stood, and a picture in the folder that `JOURNEY_PICTURES` names. */
  private async tellOf(): Promise<void> {
    if (this.name === 'nobody' || this.page.isClosed()) return;
    console.error(`${this.name} at ${this.page.url()}`, this.unforeseen());
    const folder = process.env.JOURNEY_PICTURES;
    if (folder) await this.page.screenshot({ path: join(folder, `${this.name}.png`), fullPage: true });
  }

  async leave(): Promise<void> {
    await this.context.close();
    expect(this.unforeseen()).toEqual([]);
  }
}
