import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { at, iso, type MeetingZone, makeMeetingZone, meetingBody, ok } from './meeting-zone.ts';

let z: MeetingZone;
let matterId: string;
beforeAll(async () => {
  z = await makeMeetingZone('2026-09-07 09:00');
  matterId = await z.zone.raise('owner', at('2026-09-07 08:40'));
  await z.zone.act('projectButler', at('2026-09-07 08:50'), matterId, 'accept', {});
}, 60_000);
afterAll(async () => await z.close());

const convene = async (by: Parameters<MeetingZone['post']>[0], body: Record<string, unknown>) =>
  ok(await z.post(by, '/meetings', body), 201);

describe('who convenes what', () => {
  test('a butler: on-site and thematic, about what is in his charge only', async () => {
    const own = { agenda: [{ matterId }] };
    expect(
      (await z.post('projectButler', '/meetings', meetingBody('joint', '2026-09-09 09:00', own))).status,
    ).toBe(422);
    expect(
      (await z.post('projectButler', '/meetings', meetingBody('on-site', '2026-09-09 09:00'))).status,
    ).toBe(422);
    // Somebody else's matter is not even known to him.
    expect(
      (await z.post('butler', '/meetings', meetingBody('on-site', '2026-09-09 09:00', own))).status,
    ).toBe(422);
    const made = await convene('projectButler', meetingBody('on-site', '2026-09-09 09:00', own));
    expect(made).toMatchObject({ status: 'convened', convenedAs: 'butler' });
    expect(made.agenda[0].words).not.toBe('');
  });

  test('nobody else but station masters, coordinators and leaders', async () => {
    for (const person of ['firm', 'roadOfficer', 'roadHead', 'system', 'audit'] as const) {
      const answer = await z.post(person, '/meetings', meetingBody('thematic', '2026-09-09 10:00'));
      expect(answer.status, person).toBe(403);
    }
    for (const person of ['master', 'coordinator', 'leader'] as const) {
      await convene(person, meetingBody('joint', '2026-09-09 10:00'));
    }
  });
});

describe('a meeting from invitation to minutes', () => {
  let id: string;
  test('tells those who are asked, and nobody else may open it', async () => {
    const made = await convene(
      'master',
      meetingBody('on-site', '2026-09-10 09:00', {
        agenda: [{ matterId }, { words: '其他' }],
        participants: [{ officeId: z.zone.ids.road }, { accountId: z.zone.people.coordinator.accountId }],
      }),
    );
    id = made.id;
    for (const person of ['roadOfficer', 'roadHead', 'coordinator'] as const) {
      const told = ok(await z.get(person, '/notifications'));
      expect(
        told.items.map((one: { kind: string }) => one.kind),
        person,
      ).toContain('meeting');
    }
    expect(ok(await z.get('roadOfficer', `/meetings/${id}`)).participants[0].mayAnswer).toBe(true);
    // The office reads the words of the agenda, and not the matter, which it does not hold.
    expect(ok(await z.get('roadOfficer', `/meetings/${id}`)).agenda[0].matter).toBeNull();
    for (const person of ['trafficOfficer', 'otherMaster', 'otherButler', 'butler'] as const) {
      expect((await z.get(person, `/meetings/${id}`)).status, person).toBe(404);
      const list = ok(await z.get(person, '/meetings?limit=100'));
      expect(JSON.stringify(list.items), person).not.toContain(id);
    }
    for (const person of ['firm', 'firmAdmin', 'owner'] as const) {
      expect((await z.get(person, `/meetings/${id}`)).status, person).toBe(403);
      expect((await z.get(person, '/meetings')).status, person).toBe(403);
      expect((await z.get(person, '/resolutions')).status, person).toBe(403);
    }
  });

  test('shows the firm of its own matter date, place and kind, and nothing else', async () => {
    const view = ok(await z.get('owner', `/matters/${matterId}`));
    const told = view.timeline.filter((one: { action: string }) => one.action === 'meeting-set');
    expect(told.at(-1).details).toEqual({
      what: 'convened',
      kind: 'on-site',
      startsAt: iso('2026-09-10 09:00'),
      place: '管委会 201',
    });
    expect(JSON.stringify(view)).not.toContain(id);
    const notices = ok(await z.get('owner', '/notifications'));
    const about = notices.items.filter((one: { kind: string }) => one.kind === 'meeting-set');
    expect(about.length).toBeGreaterThan(0);
    expect(JSON.stringify(about)).not.toContain('meetingId');
    const journal = ok(await z.get('owner', `/matters/${matterId}/journal`));
    expect(JSON.stringify(journal)).not.toContain(id);
    // Of a thematic meeting about the same matter it learns nothing.
    await convene(
      'master',
      meetingBody('thematic', '2026-09-11 09:00', { agenda: [{ matterId }], title: '内部研究' }),
    );
    const after = ok(await z.get('owner', `/matters/${matterId}`));
    expect(JSON.stringify(after)).not.toContain('thematic');
    expect(JSON.stringify(after)).not.toContain('内部研究');
  });

  test('takes answers of those asked, with a reason where nobody comes', async () => {
    const { participants } = ok(await z.get('roadOfficer', `/meetings/${id}`));
    const [office, person] = participants;
    const answer = (body: object) => z.post('roadOfficer', `/meetings/${id}/answers`, body);
    expect((await answer({ participantId: office.id, answer: 'declined' })).status).toBe(400);
    expect((await answer({ participantId: person.id, answer: 'attending' })).status).toBe(403);
    ok(await answer({ participantId: office.id, answer: 'declined', reason: '当天抢修' }));
    const sent = ok(await answer({ participantId: office.id, answer: 'sending', personName: '示例代表' }));
    expect(sent.participants[0]).toMatchObject({ answer: 'sending', personName: '示例代表', reason: null });
  });

  test('is moved with a new time, a higher sequence and new answers', async () => {
    const moved = ok(
      await z.post('master', `/meetings/${id}/actions/move`, {
        startsAt: iso('2026-09-10 15:00'),
        endsAt: iso('2026-09-10 16:00'),
        place: '现场',
        reason: '错开检修',
      }),
    );
    expect(moved).toMatchObject({ sequence: 1, place: '现场' });
    expect(moved.participants[0].answer).toBe('none');
    expect((await z.post('roadOfficer', `/meetings/${id}/actions/move`, {})).status).toBe(409);
    expect((await z.post('master', `/meetings/${id}/actions/hold`)).status).toBe(409);
  });

  test('two who write its minutes at once: the second is told', async () => {
    z.go('2026-09-10 16:10');
    ok(await z.post('master', `/meetings/${id}/actions/hold`));
    const body = { revision: null, body: '# 纪要', resolutions: [] };
    const [one, other] = await Promise.all([z.as('master'), z.as('coordinator')]);
    const both = await Promise.all([
      one.put(`/meetings/${id}/minutes`, body),
      other.put(`/meetings/${id}/minutes`, body),
    ]);
    expect(both.map((answer) => answer.status).sort()).toEqual([200, 409]);
  });

  test('publishes once though two press the button', async () => {
    const [one, other] = await Promise.all([z.as('master'), z.as('coordinator')]);
    const press = (caller: typeof one) =>
      caller.post(`/meetings/${id}/actions/publish`, { revision: 1 }, { 'idempotency-key': randomUUID() });
    const both = await Promise.all([press(one), press(other)]);
    expect(both.map((answer) => answer.status).sort()).toEqual([200, 409]);
    const read = ok(await z.get('roadOfficer', `/meetings/${id}`));
    expect(read.minutes.published).toMatchObject({ number: 1, body: '# 纪要' });
    expect(read.minutes.draft).toBeNull();
  });
});

test('conflicts name who is wanted elsewhere, and not the meeting that the asker may not see', async () => {
  z.go('2026-09-11 09:00');
  const { people, ids } = z.zone;
  await convene(
    'otherMaster',
    meetingBody('thematic', '2026-09-14 09:00', {
      title: '二站内部会',
      participants: [{ accountId: people.leader.accountId }, { officeId: ids.road }],
    }),
  );
  await z.database.db
    .insertInto('leave_cover')
    .values({
      id: randomUUID(),
      account_id: people.roadHead.accountId,
      covered_by: people.roadOfficer.accountId,
      reason: 'annual',
      starts_on: '2026-09-14',
      ends_on: '2026-09-14',
      starts_at: at('2026-09-14 00:00'),
      ends_at: at('2026-09-15 00:00'),
      entered_by: people.roadHead.accountId,
      entered_at: at('2026-09-11 09:00'),
    })
    .execute();
  const ask = {
    kind: 'joint',
    startsAt: iso('2026-09-14 09:30'),
    endsAt: iso('2026-09-14 10:30'),
    place: '管委会 201',
    participants: [
      { accountId: people.leader.accountId },
      { accountId: people.roadHead.accountId },
      { officeId: ids.road },
    ],
  };
  const seen = ok(await z.post('master', '/meetings/conflicts', ask));
  expect(seen.people.map((one: { why: string }) => one.why).sort()).toEqual(['leave', 'meeting']);
  expect(seen.offices).toHaveLength(1);
  expect(seen.place).not.toBeNull();
  expect(JSON.stringify(seen)).not.toContain('二站内部会');
  expect(JSON.stringify(ok(await z.post('coordinator', '/meetings/conflicts', ask)))).toContain('二站内部会');
  // The eve of the National Day holiday, and the holiday itself.
  const eve = {
    ...ask,
    participants: [],
    startsAt: iso('2026-09-30 17:30'),
    endsAt: iso('2026-09-30 18:30'),
  };
  expect(ok(await z.post('master', '/meetings/conflicts', eve)).warnings).toEqual(['outside-hours']);
  const holiday = { ...eve, startsAt: iso('2026-10-01 09:00'), endsAt: iso('2026-10-01 10:00') };
  expect(ok(await z.post('master', '/meetings/conflicts', holiday)).warnings).toEqual(['rest-day']);
});

describe('sign-in by the code on the screen', () => {
  let id: string;
  beforeAll(async () => {
    z.go('2026-09-15 09:00');
    const made = await convene(
      'master',
      meetingBody('on-site', '2026-09-16 09:00', {
        agenda: [{ matterId }],
        participants: [{ officeId: z.zone.ids.road }],
      }),
    );
    id = made.id;
  });
  const scan = (person: Parameters<MeetingZone['post']>[0], token: string) =>
    z.post(person, '/meetings/sign-in', { meetingId: id, token });

  test('opens so long before and closes so long after', async () => {
    z.go('2026-09-16 08:29');
    expect((await z.get('master', `/meetings/${id}/sign-in-code`)).status).toBe(409);
    z.go('2026-09-16 08:30');
    const early = ok(await z.get('master', `/meetings/${id}/sign-in-code`));
    expect((await z.get('roadOfficer', `/meetings/${id}/sign-in-code`)).status).toBe(403);
    ok(await scan('roadOfficer', early.token));
    z.go('2026-09-16 10:31');
    expect((await z.get('master', `/meetings/${id}/sign-in-code`)).status).toBe(409);
  });

  test('a code ends after four minutes, and is of one meeting only', async () => {
    z.go('2026-09-16 09:00');
    const { token } = ok(await z.get('master', `/meetings/${id}/sign-in-code`));
    const other = await convene('coordinator', meetingBody('joint', '2026-09-16 09:20'));
    expect((await z.post('trafficOfficer', '/meetings/sign-in', { meetingId: other.id, token })).status).toBe(
      422,
    );
    expect((await scan('trafficOfficer', `${token.slice(0, -1)}_`)).status).toBe(422);
    z.go('2026-09-16 09:04');
    expect((await scan('trafficOfficer', token)).status).toBe(422);
    const next = ok(await z.get('master', `/meetings/${id}/sign-in-code`));
    ok(await scan('trafficOfficer', next.token));
  });

  test('twice is once, also at once', async () => {
    const { token } = ok(await z.get('master', `/meetings/${id}/sign-in-code`));
    await Promise.all([scan('planningOfficer', token), scan('planningOfficer', token)]);
    const { attendance } = ok(await z.get('master', `/meetings/${id}`));
    expect(attendance.map((one: { how: string }) => one.how)).toEqual(['scan', 'scan', 'scan']);
  });

  test('of firms only whose matter it is, and it opens nothing to them', async () => {
    const { token } = ok(await z.get('master', `/meetings/${id}/sign-in-code`));
    expect((await scan('otherFirm', token)).status).toBe(422);
    const receipt = ok(await scan('owner', token));
    expect(receipt).toEqual({
      kind: 'on-site',
      place: '管委会 201',
      startsAt: iso('2026-09-16 09:00'),
      name: '示例owner',
      signedAt: iso('2026-09-16 09:04'),
      mayOpen: false,
    });
    expect((await z.get('owner', `/meetings/${id}`)).status).toBe(403);
  });

  test('the recorder enters who has no account', async () => {
    const entry = { name: '示例施工负责人', unit: '示例施工方' };
    expect((await z.post('roadOfficer', `/meetings/${id}/attendance`, entry)).status).toBe(403);
    ok(await z.post('master', `/meetings/${id}/attendance`, entry));
    expect((await z.post('master', `/meetings/${id}/attendance`, entry)).status).toBe(422);
  });
});
