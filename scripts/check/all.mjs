// Runs on the brought Node, after the install. Each step tells its time; the last line counts tests and steps.
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../launch/root.mjs';
import { findChromium } from './chromium.mjs';
import { startOwnPostgres } from './own-postgres.mjs';

const bin = (path) => join(root, 'node_modules', path);

const STATIC = [
  ['格式与规范 format, lint', bin('@biomejs/biome/bin/biome'), 'check', '--error-on-warnings'],
  ['类型 types', bin('typescript/bin/tsc'), '--noEmit', '-p', '.'],
  // A program of its own: each app registers its routes' types under one global name.
  ['手机端类型 types of the phone', bin('typescript/bin/tsc'), '--noEmit', '-p', 'apps/mobile'],
  ['无用代码 unused code', bin('knip/bin/knip.js'), '--no-progress'],
  ['依赖规则 dependency rules', 'scripts/check/dependency-rules.mjs'],
];
const TESTS = {
  tests: ['单元与接口测试 unit and API tests', '--project', 'unit', '--project', 'api'],
  journeys: ['浏览器旅程 browser journeys', '--project', 'e2e'],
  // The same on a server of the zone's own; what the screens are made of does not differ there.
  ownTests: ['自备 PostgreSQL：接口测试 API tests on a server by DATABASE_URL', '--project', 'api'],
  ownJourneys: [
    '自备 PostgreSQL：浏览器旅程 journeys on a server by DATABASE_URL',
    '--project',
    'e2e',
    'e2e/story-',
  ],
};

const only = process.argv.find((word) => word.startsWith('--only='))?.slice('--only='.length);
const total = { passed: 0, failed: 0 };
const failures = [];

for (const [name, ...command] of STATIC) {
  if (only && only !== 'static') break;
  await step(name, async () => ({ ok: (await run(command)) === 0 }));
}
const { tests, journeys, ownTests, ownJourneys } = TESTS;
const wants = (part) => !only || only === part;
if (wants('tests')) await step(tests[0], () => runVitest(tests.slice(1)));
if (wants('journeys')) await step(journeys[0], () => runJourneys(journeys.slice(1)));
if (wants('own')) {
  const own = process.env.DATABASE_URL ? undefined : await startOwnPostgres();
  // Where DATABASE_URL was set, the tests above have run there already.
  if (own) {
    console.log(`\n· ${own.name}`);
    for (const [signal, code] of [
      ['SIGINT', 130],
      ['SIGTERM', 143],
    ]) {
      process.once(signal, () => {
        own.stop();
        process.exit(code);
      });
    }
    await step(ownTests[0], () => runVitest(ownTests.slice(1), own.environment));
    await step(ownJourneys[0], () => runJourneys(ownJourneys.slice(1), own.environment));
    own.stop();
  } else if (!process.env.DATABASE_URL) {
    await step(ownTests[0], async () => ({ ok: false }));
  }
}

if (failures.length > 0) console.log(`\n没有通过 (failed): ${failures.join('；')}`);
console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exit(total.failed === 0 ? 0 : 1);

async function runJourneys(projects, env = {}) {
  const chromium = await findChromium();
  return chromium ? await runVitest(projects, { ...env, CHROMIUM_PATH: chromium }) : { ok: false };
}

/** Each step counts as one check, and its tests besides. */
async function step(name, work) {
  console.log(`\n▶ ${name}`);
  const started = performance.now();
  const { ok, passed = 0, failed = 0 } = await work();
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  total.passed += passed + (ok ? 1 : 0);
  total.failed += failed + (ok ? 0 : 1);
  if (!ok) failures.push(name);
  console.log(`${ok ? '✔' : '✘'} ${name}  ${seconds} s`);
}

async function runVitest(projects, env = {}) {
  const folder = await mkdtemp(join(tmpdir(), 'guanjia-report-'));
  const report = join(folder, 'report.json');
  try {
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
    const code = await run([bin('vitest/vitest.mjs'), 'run', ...projects, ...reporters], env);
    const { numPassedTests: passed, numFailedTests: failed } = JSON.parse(await readFile(report, 'utf8'));
    return { ok: code === 0 && failed === 0, passed, failed };
  } catch (error) {
    console.error(`没有测试报告 (no report): ${error.message}`);
    return { ok: false };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function run(args, env = {}) {
  return await new Promise((done, failed) => {
    spawn(process.execPath, args, {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, ...env },
    })
      .once('error', failed)
      .once('exit', (code) => done(code ?? 1));
  });
}
