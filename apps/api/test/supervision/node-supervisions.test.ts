import { afterAll, beforeAll, expect, test } from 'vitest';
import { make, node, read as readPlan, report } from '../plans/plan-zone.ts';
import {
  act,
  as,
  database,
  issue,
  on,
  read,
  start,
  stop,
  sweep,
  toldTo,
  upload,
  zone,
} from './supervised-zone.ts';

beforeAll(start, 60_000);
afterAll(stop);

const subjectOf = (code: string) => ({ kind: 'node', projectId: zone.ids.project, code }) as const;

test('a node of the plan: its office is supervised, and it lapses when the node is completed', async () => {
  expect((await make()).status).toBe(201);
  const plan = await readPlan();
  const own = plan.nodes.find(
    (one) => one.offices.length > 0 && one.itsTurn && one.predecessors.length === 0,
  );
  const first = own ?? plan.nodes.find((one) => one.offices.length > 0 && one.itsTurn);
  if (!first) throw new Error('no node of an office whose turn it is');
  const officeId = first.offices[0]?.id ?? '';
  const subject = subjectOf(first.code);
  // Long overdue, and reckoned anew.
  on('2026-12-01 09:00');
  const { sweepPlans } = await import('../../src/plans/index.ts');
  await sweepPlans(database.db, () => new Date('2026-12-01T01:00:00Z'));
  expect(node(await readPlan(), first.code).light).toBe('red');
  const list = (await (await as('projectButler')).get('/supervisions/lights?limit=100')).body;
  const lit = list.items.find(
    (one: { subject: { node: { code: string } | null } }) => one.subject.node?.code === first.code,
  );
  expect(lit).toMatchObject({ reference: subject, supervised: { as: 'office', id: officeId } });
  expect(lit.subject.daysOver).toBeGreaterThan(0);

  const made = await issue('projectButler', 'red', subject);
  expect(made.status).toBe(201);
  const { id } = made.body;
  expect(made.body.subject).toMatchObject({
    matter: null,
    project: { name: '示例轮胎项目' },
    node: { code: first.code },
  });
  const works = (
    await (await as('projectButler')).get(`/supervisions/subjects?projectId=${zone.ids.project}`)
  ).body;
  expect(works.items.find((one: { key: string }) => one.key === lit.key).notices).toHaveLength(1);
  // The firm reads the project's record, and nothing of this in it.
  const history = await (await as('owner')).get(`/projects/${zone.ids.project}/history`);
  expect(history.text).not.toContain('node-supervised');
  const whole = (await (await as('master')).get(`/projects/${zone.ids.project}/history`)).body;
  expect(whole.items[0]).toMatchObject({ act: 'node-supervised', about: first.code });
  expect((await (await as('owner')).get('/supervisions')).status).toBe(403);
  expect(await toldTo('owner', id)).toEqual([]);

  // A photo that is used here is used nowhere else, and not swept away.
  const [photo] = [await upload('projectButler')];
  const again = await issue('projectButler', 'yellow', subject, { attachmentIds: [photo] });
  expect(again.status).toBe(201);
  expect((await report(first.code, { kind: 'start', on: '2026-03-03', attachmentIds: [photo] })).status).toBe(
    422,
  );
  expect((await report(first.code, { kind: 'start', on: '2026-03-03' })).status).toBe(200);
  expect((await report(first.code, { kind: 'finish', on: '2026-11-30' })).status).toBe(200);
  expect(await sweep()).toBe(2);
  expect((await read('projectButler', id)).body.state).toBe('lapsed');
  expect((await act('projectButler', id, 'lift', { text: '好' })).status).toBe(409);
});

test('a node without an office is the butler’s own; the master supervises him', async () => {
  const plan = await readPlan();
  const bare = plan.nodes.find((one) => one.offices.length === 0 && one.actualEnd === null);
  if (!bare) throw new Error('no node without an office');
  expect((await issue('projectButler', 'urge', subjectOf(bare.code))).status).toBe(404);
  const urged = await issue('master', 'urge', subjectOf(bare.code));
  expect(urged.body.supervised).toMatchObject({ as: 'butler', name: '示例project-butler' });
  expect(await toldTo('projectButler', urged.body.id)).toEqual(['issued']);
  expect((await issue('master', 'urge', subjectOf('no-such'))).status).toBe(404);
});
