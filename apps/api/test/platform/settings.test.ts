import { expect, test } from 'vitest';
import { readSettings } from '../../src/platform/settings.ts';

test('nothing set: this machine only, port 8080, ./data, the brought database, demo on', () => {
  expect(readSettings({ PATH: '/bin' })).toEqual({
    port: 8080,
    host: '127.0.0.1',
    dataDir: `${process.cwd()}/data`,
    databaseUrl: undefined,
    databaseMigrationUrl: undefined,
    demo: true,
    keepPlans: true,
    logLevel: 'warn',
    trustProxy: false,
  });
});

test('what is set counts, an empty value does not', () => {
  const settings = readSettings({
    PORT: '0',
    HOST: '',
    DEMO: 'Off',
    DATA_DIR: '/srv/zone',
    TRUST_PROXY: '10.0.0.1, 10.0.0.2',
  });
  expect(settings).toMatchObject({
    port: 0,
    host: '127.0.0.1',
    demo: false,
    dataDir: '/srv/zone',
    trustProxy: ['10.0.0.1', '10.0.0.2'],
  });
});

test('everything that is wrong is named at once, one line each, and no password is shown', () => {
  const wrong = { PORT: '70000', DEMO: 'maybe', LOG_LEVEL: 'loud', DATABASE_URL: 'mysql://u:secret@h/d' };
  const lines = messageOf(() => readSettings(wrong)).split('\n');
  expect(lines.map((line) => /：(\w+)=/.exec(line)?.[1])).toEqual([
    'PORT',
    'DATABASE_URL',
    'DEMO',
    'LOG_LEVEL',
  ]);
  expect(lines.join()).toContain('"70000"');
  expect(lines.join()).not.toContain('secret');
});

test.each(['-1', '8080x', '1e3', '65536', '8 0'])('PORT=%s is refused', (PORT) => {
  expect(messageOf(() => readSettings({ PORT }))).toMatch(/^设置有误：PORT=/);
});

test('a migration URL alone is refused: which role would run the server?', () => {
  const message = messageOf(() => readSettings({ DATABASE_MIGRATION_URL: 'postgres://owner@db/zone' }));
  expect(message).toContain('DATABASE_URL');
});

function messageOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error('Nothing was refused');
}

test('plans are kept on the brought database, and on an own one only when told so', () => {
  const own = { DATABASE_URL: 'postgres://a:b@127.0.0.1/guanjia' };
  expect(readSettings(own).keepPlans).toBe(false);
  expect(readSettings({ ...own, PREPARED_STATEMENTS: 'on' }).keepPlans).toBe(true);
  expect(readSettings({ PREPARED_STATEMENTS: 'off' }).keepPlans).toBe(false);
});
