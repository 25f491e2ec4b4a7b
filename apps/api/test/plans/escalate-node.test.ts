import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sweepPlans } from '../../src/plans/index.ts';
import { as, clock, database, make, node, on, post, read, start, stop, zone } from './plan-zone.ts';

describe('a node that is stuck', () => {
  beforeAll(start);
  afterAll(stop);

  const body = { level: 'station-master', text: '两公里内没有电源点', authorisation: '业主口头同意' };
  const escalations = (matterId: string) =>
    database.db.selectFrom('escalation').selectAll().where('matter_id', '=', matterId).execute();

  it('without a matter goes up with one of its own, whose end does not end the node', async () => {
    await make();
    const answer = await post('projectButler', '/nodes/D2/escalate', body);
    expect(answer.status, JSON.stringify(answer.body)).toBe(200);
    const [brought] = node(answer.body, 'D2').broughtUp;
    expect(brought).toMatchObject({ status: 'accepted' });
    const id = brought?.id ?? '';
    expect(await escalations(id)).toMatchObject([{ level: 'station-master', status: 'open' }]);
    // Brought up once more while it waits for its answer: there is nothing to bring up, and no second matter.
    expect((await post('projectButler', '/nodes/D2/escalate', body)).status).toBe(409);
    expect(node(await read(), 'D2').broughtUp).toHaveLength(1);
    on('2026-03-03 10:00');
    await zone.act('master', clock, id, 'decide-escalation', { text: '周四现场办公' });
    await zone.act('projectButler', clock, id, 'answer-firm', { outcome: 'solved', text: '电已接通' });
    await zone.act('owner', clock, id, 'confirm', {});
    expect((await sweepPlans(database.db, () => clock)).failed).toEqual([]);
    expect(node(await read(), 'D2')).toMatchObject({ actualEnd: null, broughtUp: [] });
  });

  it('with a matter under way brings that up', async () => {
    const opened = await post('projectButler', '/nodes/P4/matter', {
      text: '东门外开口 12 米',
      authorisation: '业主当面委托',
    });
    const own = node(opened.body, 'P4').matter?.id ?? '';
    const answer = await post('projectButler', '/nodes/P4/escalate', { ...body, level: 'coordinator' });
    expect(node(answer.body, 'P4').broughtUp).toEqual([]);
    expect(await escalations(own)).toMatchObject([{ level: 'coordinator', status: 'open' }]);
  });

  it('is brought up by its butler alone, and not once it is done', async () => {
    for (const person of ['owner', 'coordinator', 'master'] as const) {
      expect((await post(person, '/nodes/A5/escalate', body)).status, person).toBe(403);
    }
    expect((await post('otherButler', '/nodes/A5/escalate', body)).status).toBe(404);
    expect((await post('projectButler', '/nodes/ZZ/escalate', body)).status).toBe(404);
    expect((await post('projectButler', '/nodes/A5/escalate', { ...body, text: ' ' })).status).toBe(400);
    const history = (await (await as('projectButler')).get(`/projects/${zone.ids.project}/history`)).body;
    expect(JSON.stringify(history)).toContain('node-escalate');
  });
});
