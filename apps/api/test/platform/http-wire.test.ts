import type { AddressInfo } from 'node:net';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeSmallZone } from '../matters/small-zone.ts';
import { startApi, type TestApi } from '../support/api.ts';
import { createTestDatabase, type TestDatabase } from '../support/test-database.ts';

let database: TestDatabase;
let api: TestApi;
let port: number;

beforeAll(async () => {
  database = await createTestDatabase();
  await makeSmallZone(database.db);
  api = await startApi(database.db);
  await api.app.fastify.listen({ host: '127.0.0.1', port: 0 });
  port = (api.app.fastify.server.address() as AddressInfo).port;
});
afterAll(async () => {
  await api.close();
  await database.drop();
});

/** What comes back for bytes sent as they are, until the server hangs up. */
function send(bytes: string | Buffer): Promise<string> {
  return new Promise((resolve) => {
    let received = '';
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes));
    socket.on('data', (chunk) => {
      received += chunk.toString('utf8');
    });
    socket.on('error', () => resolve(received));
    socket.on('close', () => resolve(received));
    socket.setTimeout(5_000, () => socket.destroy());
  });
}

const head = (line: string, ...headers: string[]) =>
  `${[line, 'Host: zone.example', 'Connection: close', ...headers].join('\r\n')}\r\n\r\n`;

describe('on the wire', () => {
  it.each([
    ['no HTTP', 'GARBAGE\r\n\r\n', 400, 'bad-request'],
    ['a bad header', 'GET /healthz HTTP/1.1\r\nHost: x\r\nbad header\r\n\r\n', 400, 'bad-request'],
    [
      'headers without end',
      head('GET /healthz HTTP/1.1', `X-Long: ${'a'.repeat(40_000)}`),
      431,
      'header-too-large',
    ],
    ['a broken address', head('GET /api/v1/accounts/%ZZ HTTP/1.1'), 400, 'bad-request'],
    ['an unknown method', head('BREW /api/v1/zone HTTP/1.1'), 400, 'bad-request'],
    [
      'a body longer than said',
      head('POST /api/v1/session HTTP/1.1', 'Content-Type: application/json', 'Content-Length: 99999999'),
      413,
      'body-too-large',
    ],
  ])('answers a problem to %s', async (_name, bytes, status, code) => {
    const answer = await send(bytes);
    expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    expect(answer.toLowerCase()).toContain('content-type: application/problem+json');
    expect(JSON.parse(answer.slice(answer.indexOf('{'), answer.lastIndexOf('}') + 1))).toMatchObject({
      status,
      code,
    });
  });

  it('stops at the limit of a body whose length nobody told', async () => {
    const chunk = `10000\r\n${'a'.repeat(0x10000)}\r\n`;
    const bytes =
      head('POST /api/v1/session HTTP/1.1', 'Content-Type: application/json', 'Transfer-Encoding: chunked') +
      chunk.repeat(40);
    expect(await send(bytes)).toMatch(/^HTTP\/1.1 413 /);
  });

  it('is unharmed by all that', async () => {
    expect((await fetch(`http://127.0.0.1:${port}/readyz`)).status).toBe(200);
  });
});
