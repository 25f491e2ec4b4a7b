import { afterAll, beforeAll, expect, test } from 'vitest';
import { api } from '../plans/plan-zone.ts';
import { act, as, assigned, database, issue, on, start, stop, zone } from './supervised-zone.ts';
import { textOfPdf } from './text-of-pdf.ts';

beforeAll(start, 60_000);
afterAll(stop);

const pdfOf = async (by: Parameters<typeof as>[0], id: string) => {
  const { cookie } = await as(by);
  const response = await api.app.fastify.inject({
    url: `/api/v1/supervisions/${id}/notice.pdf`,
    headers: { cookie: cookie ?? '' },
  });
  return { status: response.statusCode, headers: response.headers, bytes: response.rawPayload };
};

test('a red notice prints with its number, facts, demand and limit, in a font that it brings, rare characters too', async () => {
  on('2026-03-02 09:00');
  await database.db
    .updateTable('account')
    .set({ display_name: '示例䶮𬭊' })
    .where('id', '=', zone.people.roadHead.accountId)
    .execute();
  const { subject } = await assigned();
  on('2026-03-09 10:00');
  await issue('projectButler', 'urge', subject);
  const { id } = (await issue('projectButler', 'red', subject, { text: '请三日内恢复东门通行，责任到人。' }))
    .body;
  await act('roadHead', id, 'replies', { text: '今天进场'.repeat(400), promisedOn: '2026-03-13' });
  await act('projectButler', id, 'lift', { text: '现场已恢复' });
  const answer = await pdfOf('roadOfficer', id);
  expect(answer.status).toBe(200);
  expect(answer.headers['content-disposition']).toContain(encodeURIComponent('督办单〔2026〕1号.pdf'));
  // Only the glyphs that are used: two whole fonts would be 30 MB.
  expect(answer.bytes.length).toBeLessThan(300_000);
  const { text, pages } = await textOfPdf(answer.bytes);
  expect(pages).toBeGreaterThan(1);
  for (const words of [
    '测试高新区督办单',
    '〔2026〕1号',
    '超期2个工作日',
    '请三日内恢复东门通行，责任到人。',
    '请于2026年3月10日18:00前',
    '示例䶮𬭊',
    '承诺完成：2026年3月13日',
    '现场已恢复',
    `1/${pages}`,
  ]) {
    expect(text).toContain(words.replaceAll(' ', ''));
  }
  expect((await pdfOf('owner', id)).status).toBe(404);
  expect((await pdfOf('trafficOfficer', id)).status).toBe(404);
});

test('an urge has no paper', async () => {
  on('2026-03-09 10:00');
  const { subject } = await assigned();
  const { id } = (await issue('master', 'urge', subject)).body;
  expect((await pdfOf('master', id)).status).toBe(404);
});
