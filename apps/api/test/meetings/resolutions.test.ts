import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sweepMeetings } from '../../src/meetings/meeting-work.ts';
import { upload } from '../leaks/secret-matters.ts';
import { at, iso, type MeetingZone, makeMeetingZone, meetingBody, ok } from './meeting-zone.ts';

let z: MeetingZone;
let matterId: string;
let meetingId: string;
beforeAll(async () => {
  z = await makeMeetingZone('2026-09-07 09:00');
  matterId = await z.zone.raise('owner', at('2026-09-07 08:40'));
  await z.zone.act('projectButler', at('2026-09-07 08:50'), matterId, 'accept', {});
  const { road, traffic } = z.zone.ids;
  const made = ok(
    await z.post(
      'projectButler',
      '/meetings',
      meetingBody('on-site', '2026-09-08 09:00', {
        agenda: [{ matterId }],
        participants: [{ officeId: road }, { officeId: traffic }],
      }),
    ),
    201,
  );
  meetingId = made.id;
  z.go('2026-09-08 10:00');
  ok(await z.post('projectButler', `/meetings/${meetingId}/actions/hold`));
}, 60_000);
afterAll(async () => await z.close());

type View = {
  id: string;
  words: string;
  status: string;
  byAssignment: boolean;
  actions: string[];
  light: string | null;
};
const items = async (person: Parameters<MeetingZone['get']>[0] = 'projectButler'): Promise<View[]> =>
  ok(await z.get(person, `/meetings/${meetingId}`)).items;
const named = async (words: string): Promise<View> =>
  (await items()).find((one) => one.words === words) as View;

test('are noted with the draft, seen by those who write it, and in force with the minutes', async () => {
  const { road, traffic, planning } = z.zone.ids;
  const written = ok(
    await z.put('projectButler', `/meetings/${meetingId}/minutes`, {
      revision: null,
      body: '# 纪要\n\n议定三项。',
      resolutions: [
        { words: '迁移路灯', officeId: road, limitDays: 3, matterId },
        { words: '调整信号配时', officeId: traffic, limitDays: 5 },
        { words: '补充红线图', officeId: planning, limitDays: 2, matterId },
      ],
    }),
  );
  expect(written.items.map((one: View) => one.status)).toEqual(['noted', 'noted', 'noted']);
  expect(await items('roadOfficer')).toEqual([]);
  expect(ok(await z.get('trafficOfficer', '/resolutions')).items).toEqual([]);
  const published = ok(
    await z.post('projectButler', `/meetings/${meetingId}/actions/publish`, { revision: 1 }),
  );
  expect(published.items.map((one: View) => [one.words, one.status, one.byAssignment])).toEqual([
    ['迁移路灯', 'open', true],
    ['调整信号配时', 'open', false],
    ['补充红线图', 'open', true],
  ]);
  const matter = ok(await z.get('projectButler', `/matters/${matterId}`));
  expect(
    matter.assignments.map((one: { role: string; limitDays: number }) => [one.role, one.limitDays]),
  ).toEqual([
    ['lead', 3],
    ['support', 2],
  ]);
  expect(matter.timeline.map((one: { action: string }) => one.action)).toContain('meeting-resolved');
  // Absent, and concerned by what was decided: planning reads the minutes.
  ok(await z.get('planningOfficer', `/meetings/${meetingId}`));
});

test('backed by an assignment: follows it to its end, and is judged there', async () => {
  const { assignments } = ok(await z.get('roadOfficer', `/matters/${matterId}`));
  const [{ id: assignmentId }] = assignments;
  expect((await named('迁移路灯')).actions).toEqual([]);
  await z.zone.act('roadOfficer', at('2026-09-08 11:00'), matterId, 'sign', { assignmentId });
  await z.zone.act('roadOfficer', at('2026-09-08 11:10'), matterId, 'answer', {
    assignmentId,
    outcome: 'solved',
    text: '已迁移',
  });
  expect((await named('迁移路灯')).status).toBe('reported');
  await z.zone.act('projectButler', at('2026-09-08 11:20'), matterId, 'accept-answer', { assignmentId });
  expect(await named('迁移路灯')).toMatchObject({ status: 'accepted', light: null });
});

test('backed by an assignment that was returned: lapses, and goes to another as a task', async () => {
  const { assignments } = ok(await z.get('planningOfficer', `/matters/${matterId}`));
  const mine = assignments.find((one: { office: { id: string } }) => one.office.id === z.zone.ids.planning);
  await z.zone.act('planningOfficer', at('2026-09-08 11:30'), matterId, 'return', {
    assignmentId: mine.id,
    text: '不属本单位',
  });
  const lapsed = await named('补充红线图');
  expect(lapsed).toMatchObject({ status: 'lapsed', actions: ['reassign', 'withdraw'] });
  const given = ok(
    await z.post('projectButler', `/resolutions/${lapsed.id}/actions/reassign`, {
      text: '由城管接办',
      officeId: z.zone.ids.road,
      limitDays: 4,
    }),
  );
  expect(given).toMatchObject({ status: 'open', byAssignment: false, limitDays: 4 });
});

describe('a task of its own', () => {
  const report = async (person: Parameters<MeetingZone['post']>[0], body: object) =>
    await z.post(person, `/resolutions/${(await named('调整信号配时')).id}/actions/report`, body);

  test('is reported by its owner only, with words and pictures', async () => {
    for (const person of ['roadOfficer', 'projectButler', 'coordinator'] as const) {
      expect((await report(person, { text: '冒名' })).status, person).toBe(409);
    }
    for (const person of ['otherButler', 'butler'] as const) {
      expect((await report(person, { text: '冒名' })).status, person).toBe(404);
    }
    expect((await report('firm', { text: '冒名' })).status).toBe(403);
    expect((await report('trafficOfficer', {})).status).toBe(422);
    const file = await upload(await z.as('trafficOfficer'), 'lights.pdf');
    const stolen = await report('trafficOfficer', {
      text: '别人的',
      attachmentIds: [await upload(await z.as('roadOfficer'), 'x.pdf')],
    });
    expect(stolen.status).toBe(422);
    const done = ok(await report('trafficOfficer', { text: '已调整', attachmentIds: [file] }));
    expect(done).toMatchObject({ status: 'reported', report: { text: '已调整' } });
    expect((await z.get('projectButler', `/attachments/${file}`)).status).toBe(200);
    for (const person of ['otherFirm', 'owner', 'otherButler', 'otherMaster'] as const) {
      expect((await z.get(person, `/attachments/${file}`)).status, person).toBe(404);
    }
  });

  test('is sent back, reported again and accepted; of two who judge at once one is refused', async () => {
    const { id } = await named('调整信号配时');
    expect((await z.post('projectButler', `/resolutions/${id}/actions/send-back`, {})).status).toBe(422);
    ok(await z.post('projectButler', `/resolutions/${id}/actions/send-back`, { text: '早高峰仍拥堵' }));
    ok(await report('trafficOfficer', { text: '早高峰已另调' }));
    const [one, other] = await Promise.all([z.as('projectButler'), z.as('coordinator')]);
    const key = () => ({ 'idempotency-key': randomUUID() });
    const both = await Promise.all([
      one.post(`/resolutions/${id}/actions/accept`, {}, key()),
      other.post(`/resolutions/${id}/actions/accept`, {}, key()),
    ]);
    expect(both.map((answer) => answer.status).sort()).toEqual([200, 409]);
  });

  test('turns yellow and red by working days, and tells once, whoever sweeps', async () => {
    // Four working days from Tuesday, 8 September.
    const { id } = await named('补充红线图');
    const light = async () => (await named('补充红线图')).light;
    expect(await light()).toBe('green');
    z.go('2026-09-14 17:59');
    expect(await light()).toBe('yellow');
    const now = () => at('2026-09-14 17:59');
    const sweeps = await Promise.all([sweepMeetings(z.database.db, now), sweepMeetings(z.database.db, now)]);
    expect(sweeps.flatMap((one) => one.failed)).toEqual([]);
    expect(sweeps.reduce((sum, one) => sum + one.told, 0)).toBe(1);
    z.go('2026-09-14 18:00');
    expect(await light()).toBe('yellow');
    z.go('2026-09-14 18:01');
    expect(await light()).toBe('red');
    const late = await sweepMeetings(z.database.db, () => at('2026-09-14 18:01'));
    expect(late).toMatchObject({ told: 1, failed: [] });
    expect((await sweepMeetings(z.database.db, () => at('2026-09-15 09:00'))).told).toBe(0);
    const told = ok(await z.get('roadOfficer', '/notifications?limit=100')).items.filter(
      (one: { kind: string; details: { resolutionId?: string } }) => one.details.resolutionId === id,
    );
    expect(told.map((one: { details: { what: string } }) => one.details.what)).toEqual([
      'late',
      'near',
      'given',
    ]);
  });

  test('is counted anew by a calendar that was changed since, once, and told of again when it is late again', async () => {
    const { id } = await named('补充红线图');
    const days = [{ on: '2026-09-11', kind: 'rest', name: '运动会' }];
    const changed = await z.post('coordinator', '/calendars/days', {
      basedOn: 1,
      days,
      source: '区内通知（测试）',
    });
    expect(changed.status).toBe(201);
    const now = () => at('2026-09-14 18:02');
    const sweeps = await Promise.all([sweepMeetings(z.database.db, now), sweepMeetings(z.database.db, now)]);
    expect(sweeps.flatMap((one) => one.failed)).toEqual([]);
    expect(sweeps.reduce((sum, one) => sum + one.recounted, 0)).toBeGreaterThanOrEqual(1);
    expect((await sweepMeetings(z.database.db, now)).recounted).toBe(0);
    expect(await named('补充红线图')).toMatchObject({ light: 'green', dueAt: iso('2026-09-15 18:00') });
    expect((await sweepMeetings(z.database.db, () => at('2026-09-15 18:01'))).told).toBe(1);
    z.go('2026-09-15 18:01');
    const told = ok(await z.get('roadOfficer', '/notifications?limit=100')).items.filter(
      (one: { details: { resolutionId?: string } }) => one.details.resolutionId === id,
    );
    expect(told.map((one: { details: { what: string } }) => one.details.what)).toEqual([
      'late',
      'late',
      'near',
      'given',
    ]);
  });

  test('stands in the queue of its owner, with light and status as filters', async () => {
    const queue = async (query: string) =>
      ok(await z.get('roadOfficer', `/resolutions?${query}`)).items.map((one: View) => one.words);
    expect(await queue('side=own')).toEqual(['补充红线图', '迁移路灯']);
    expect(await queue('side=own&light=red')).toEqual(['补充红线图']);
    expect(await queue('side=own&status=accepted')).toEqual(['迁移路灯']);
    expect(await queue('side=judge')).toEqual([]);
    const first = ok(await z.get('coordinator', '/resolutions?side=all&limit=2'));
    const rest = ok(await z.get('coordinator', `/resolutions?side=all&limit=2&cursor=${first.nextCursor}`));
    expect(new Set([...first.items, ...rest.items].map((one: View) => one.id)).size).toBe(3);
  });
});
