import { execFileSync, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdtempSync, readdirSync, realpathSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';

const DEBIAN_PACKAGE = 'postgresql';
const VERSIONS = '/usr/lib/postgresql';
const OLDEST = 15;
const asRoot = process.getuid?.() === 0;

/**
 * A PostgreSQL server as a zone would have its own, for one run: of this machine's packages, on loopback, thrown
 * away at the end. `environment` is what a user would set: `DATABASE_URL`; and a database with two roles for the
 * journeys. Undefined, and a line, if there is none.
 */
export async function startOwnPostgres() {
  const binaries = findBinaries() ?? install();
  if (!binaries) return undefined;
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'guanjia-own-postgres-')));
  const port = await freePort();
  const data = join(folder, 'data');
  const run = (program, ...args) => asDatabaseUser(join(binaries, program), args);
  const stop = () => {
    run('pg_ctl', 'stop', '-D', data, '-m', 'immediate', '-s');
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    if (asRoot) execFileSync('chown', ['postgres', folder]);
    else chmodSync(folder, 0o700);
    must(run('initdb', '-D', data, '-U', 'zone', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8', '-N'));
    // Nothing of it need survive a power cut. Output to a file: a server that inherited ours would keep it open.
    const options = `-p ${port} -k ${folder} -c listen_addresses=127.0.0.1 -c max_connections=300 -c fsync=off -c synchronous_commit=off -c full_page_writes=off`;
    must(run('pg_ctl', 'start', '-w', '-s', '-D', data, '-l', join(folder, 'log'), '-o', options));
    const url = (user, database) => `postgres://${user}@127.0.0.1:${port}/${database}`;
    const journeys = `journeys_${randomBytes(4).toString('hex')}`;
    const psql = [
      '-h',
      '127.0.0.1',
      '-p',
      String(port),
      '-U',
      'zone',
      '-d',
      'postgres',
      '-qv',
      'ON_ERROR_STOP=1',
    ];
    for (const statement of [
      'CREATE ROLE journeys_owner LOGIN',
      'CREATE ROLE journeys_app LOGIN',
      `CREATE DATABASE ${journeys} OWNER journeys_owner`,
    ]) {
      must(run('psql', ...psql, '-c', statement));
    }
    return {
      name: run('postgres', '--version').stdout.trim(),
      environment: {
        DATABASE_URL: url('zone', 'postgres'),
        JOURNEY_DATABASE_URL: url('journeys_app', journeys),
        JOURNEY_DATABASE_MIGRATION_URL: url('journeys_owner', journeys),
      },
      stop,
    };
  } catch (error) {
    stop();
    throw error;
  }
}

/** The oldest supported version: what it lacks shows here. */
function findBinaries() {
  if (!existsSync(VERSIONS)) return undefined;
  return readdirSync(VERSIONS)
    .filter((version) => Number(version) >= OLDEST)
    .sort((a, b) => Number(a) - Number(b))
    .map((version) => join(VERSIONS, version, 'bin'))
    .find((folder) => existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'psql')));
}

function install() {
  const debian = existsSync('/etc/debian_version');
  const command = `apt-get install -y --no-install-recommends ${DEBIAN_PACKAGE}`;
  if (debian && asRoot) {
    console.log(`· ${command}`);
    const apt = (...args) =>
      spawnSync('apt-get', ['-q', ...args], {
        stdio: ['ignore', 'ignore', 'inherit'],
        env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
        timeout: 300_000,
      });
    apt('update');
    apt('install', '-y', '--no-install-recommends', DEBIAN_PACKAGE);
    const installed = findBinaries();
    if (installed) return installed;
  }
  console.error(
    `找不到 PostgreSQL ${OLDEST} 以上的服务器程序：${debian ? `请运行 sudo ${command}` : '请用 DATABASE_URL 指出一个可建库的服务器'}。(no PostgreSQL server found)`,
  );
  return undefined;
}

/** PostgreSQL refuses to run as root. */
function asDatabaseUser(program, args) {
  const options = { encoding: 'utf8', cwd: '/', stdio: ['ignore', 'pipe', 'pipe'] };
  return asRoot && userInfo().username === 'root'
    ? spawnSync('runuser', ['-u', 'postgres', '--', program, ...args], options)
    : spawnSync(program, args, options);
}

function must({ status, stderr, error }) {
  if (status !== 0) throw new Error(`PostgreSQL: ${error?.message ?? stderr}`);
}

async function freePort() {
  return await new Promise((found, failed) => {
    const server = createServer().once('error', failed);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => found(port));
    });
  });
}
