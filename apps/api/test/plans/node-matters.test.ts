import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sweepPlans } from '../../src/plans/index.ts';
import {
  as,
  clock,
  database,
  make,
  node,
  on,
  planPath,
  post,
  read,
  report,
  start,
  stop,
  upload,
  zone,
} from './plan-zone.ts';

describe('a node and its matter', () => {
  beforeAll(start);
  afterAll(stop);

  const authorisation = '业主当面委托';

  it('opens the matter of its kind for the butler as agent, with all its offices at the same time', async () => {
    await make();
    const answer = await post('projectButler', '/nodes/P4/matter', {
      text: '东门外开口 12 米',
      authorisation,
    });
    expect(answer.status, JSON.stringify(answer.body)).toBe(200);
    const p4 = node(answer.body, 'P4');
    expect(p4).toMatchObject({ actualStart: '2026-03-02', matter: { status: 'handling' } });
    const matter = (await (await as('projectButler')).get(`/matters/${p4.matter?.id}`)).body;
    expect(matter.type.code).toBe('road-opening');
    expect(matter.serviceMode).toBe('agent');
    expect(matter.assignments.map((one: { limitDays: number }) => one.limitDays)).toEqual([5, 5, 5]);
    const twice = await post('projectButler', '/nodes/P4/matter', { text: '再开一次', authorisation });
    expect(twice.status).toBe(409);
    expect(twice.body.detail).toContain(matter.number);
  });

  it('is the butler’s alone, and not for a node without a kind', async () => {
    expect((await post('coordinator', '/nodes/A5/matter', { text: '办', authorisation })).status).toBe(403);
    expect((await post('owner', '/nodes/A5/matter', { text: '办', authorisation })).status).toBe(403);
    const none = await post('projectButler', '/nodes/D2/matter', { text: '办', authorisation });
    expect(none.status).toBe(409);
    expect(none.body.detail).toContain('没有对应的事项类型');
  });

  it('completes with it, on the day of the answer', async () => {
    const opened = await post('projectButler', '/nodes/B1/matter', {
      text: '环评',
      authorisation,
      assign: false,
    });
    const { matter } = node(opened.body, 'B1');
    expect(matter?.status).toBe('accepted');
    const id = matter?.id ?? '';
    on('2026-03-06 10:00');
    await zone.act('projectButler', clock, id, 'answer-firm', { outcome: 'solved', text: '路口已批' });
    on('2026-03-09 10:00');
    await zone.act('owner', clock, id, 'confirm', {});
    expect(node(await read(), 'B1').actualEnd).toBeNull();
    const swept = await sweepPlans(database.db, () => clock);
    expect(swept.failed).toEqual([]);
    const b1 = node(await read(), 'B1');
    expect(b1).toMatchObject({ actualEnd: '2026-03-06', progress: 100, matter: { status: 'closed' } });
    const { items } = (await (await as('owner')).get(`${planPath()}/nodes/B1/reports`)).body;
    expect(items[0]).toMatchObject({ kind: 'finish', by: null, matterNumber: matter?.number });
  });

  it('opens again with it, until it is closed once more; what somebody reported since then holds', async () => {
    const id = node(await read(), 'B1').matter?.id ?? '';
    on('2026-03-09 11:00');
    await zone.act('owner', clock, id, 'reopen', { text: '批复少一页' });
    expect((await sweepPlans(database.db, () => clock)).failed).toEqual([]);
    const again = node(await read(), 'B1');
    expect(again).toMatchObject({ actualEnd: null, progress: null, matter: { status: 'accepted' } });
    expect(again.actualStart).not.toBeNull();
    const { items } = (await (await as('owner')).get(`${planPath()}/nodes/B1/reports`)).body;
    expect(items[0]).toMatchObject({ kind: 'correct', by: null });
    expect((await sweepPlans(database.db, () => clock)).dealt).toBe(0);

    const closeOn = async (day: string, attachmentIds: string[] = []) => {
      on(`${day} 10:00`);
      await zone.act('projectButler', clock, id, 'answer-firm', {
        outcome: 'solved',
        text: '已补',
        attachmentIds,
      });
      await zone.act('owner', clock, id, 'confirm', {});
      expect((await sweepPlans(database.db, () => clock)).failed).toEqual([]);
    };
    await closeOn('2026-03-10', [await upload('projectButler')]);
    expect(node(await read(), 'B1')).toMatchObject({ actualEnd: '2026-03-10', photos: 1 });

    // Once more: what the first end gave to the node is not given twice.
    on('2026-03-10 11:00');
    await zone.act('owner', clock, id, 'reopen', { text: '页码不对' });
    expect((await sweepPlans(database.db, () => clock)).failed).toEqual([]);
    expect(node(await read(), 'B1').actualEnd).toBeNull();
    await closeOn('2026-03-11', [await upload('projectButler')]);
    expect(node(await read(), 'B1')).toMatchObject({ actualEnd: '2026-03-11', photos: 2 });

    // The butler saw the permit himself; that the firm asks once more does not undo it.
    on('2026-03-12 10:00');
    expect((await report('B1', { kind: 'note', on: '2026-03-12', note: '批复原件已见' })).status).toBe(200);
    on('2026-03-12 11:00');
    await zone.act('owner', clock, id, 'reopen', { text: '再问一句' });
    expect((await sweepPlans(database.db, () => clock)).failed).toEqual([]);
    expect(node(await read(), 'B1').actualEnd).toBe('2026-03-11');
    await closeOn('2026-03-13');
    expect(node(await read(), 'B1').actualEnd).toBe('2026-03-11');
  });

  it('stays open where the matter was withdrawn, and may be opened again', async () => {
    const opened = await post('projectButler', '/nodes/P2/matter', { text: '正式用电', authorisation });
    expect(opened.status, JSON.stringify(opened.body)).toBe(200);
    const id = node(opened.body, 'P2').matter?.id ?? '';
    await zone.act('owner', clock, id, 'withdraw', { text: '暂缓' });
    await sweepPlans(database.db, () => clock);
    const p2 = node(await read(), 'P2');
    expect(p2).toMatchObject({ actualEnd: null, matter: { status: 'withdrawn' } });
    expect(
      (await post('projectButler', '/nodes/P2/matter', { text: '重新报装', authorisation })).status,
    ).toBe(200);
  });
});
