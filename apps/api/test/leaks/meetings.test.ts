import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { at, type Person } from '../matters/small-zone.ts';
import { type MeetingZone, makeMeetingZone, meetingBody, ok } from '../meetings/meeting-zone.ts';

const secret = {
  title: '秘密会议名',
  agenda: '秘密议题',
  resolution: '秘密议定',
  minutes: '秘密纪要',
  place: '秘密地点',
};
/** Whoever convened it, is asked, has a task of it, or belongs to those above all. */
const mayKnow: readonly Person[] = [
  'otherMaster',
  'trafficOfficer',
  'planningOfficer',
  'coordinator',
  'leader',
  'deputy',
];

let z: MeetingZone;
let id: string;
let itemId: string;
let resolutionId: string;
let participantId: string;
beforeAll(async () => {
  z = await makeMeetingZone('2026-09-07 09:00');
  const made = ok(
    await z.post(
      'otherMaster',
      '/meetings',
      meetingBody('thematic', '2026-09-08 09:00', {
        title: secret.title,
        place: secret.place,
        agenda: [{ words: secret.agenda }],
        participants: [{ officeId: z.zone.ids.traffic }],
      }),
    ),
    201,
  );
  id = made.id;
  itemId = made.agenda[0].id;
  participantId = made.participants[0].id;
  z.go('2026-09-08 10:00');
  ok(await z.post('otherMaster', `/meetings/${id}/actions/hold`));
  ok(
    await z.put('otherMaster', `/meetings/${id}/minutes`, {
      revision: null,
      body: secret.minutes,
      resolutions: [{ words: secret.resolution, officeId: z.zone.ids.planning, limitDays: 3 }],
    }),
  );
  const published = ok(await z.post('otherMaster', `/meetings/${id}/actions/publish`, { revision: 1 }));
  resolutionId = published.items[0].id;
}, 60_000);
afterAll(async () => await z.close());

const strangers = () => (Object.keys(z.zone.people) as Person[]).filter((one) => !mayKnow.includes(one));

test('every route of a meeting answers a stranger as if it never was, and tells none of its words', async () => {
  const span = {
    startsAt: at('2026-09-09 09:00').toISOString(),
    endsAt: at('2026-09-09 10:00').toISOString(),
  };
  const before = await z.database.db
    .selectFrom('journal')
    .select((eb) => eb.fn.countAll().as('n'))
    .executeTakeFirst();
  for (const person of strangers()) {
    const caller = await z.as(person);
    const post = (path: string, body: unknown) =>
      caller.post(path, body, { 'idempotency-key': randomUUID() });
    const answers = {
      read: await caller.get(`/meetings/${id}`),
      ics: await caller.get(`/meetings/${id}/invitation.ics`),
      minutes: await caller.get(`/meetings/${id}/minutes/1`),
      code: await caller.get(`/meetings/${id}/sign-in-code`),
      change: await caller.put(`/meetings/${id}`, {
        version: 1,
        title: '冒名',
        participants: [],
        agenda: [],
      }),
      move: await post(`/meetings/${id}/actions/move`, { ...span, place: '冒名', reason: '冒名' }),
      cancel: await post(`/meetings/${id}/actions/cancel`, { reason: '冒名' }),
      hold: await post(`/meetings/${id}/actions/hold`, {}),
      publish: await post(`/meetings/${id}/actions/publish`, { revision: 1 }),
      answer: await post(`/meetings/${id}/answers`, { participantId, answer: 'attending' }),
      propose: await post(`/meetings/${id}/agenda`, { words: '冒名' }),
      remove: await caller.delete(`/meetings/${id}/agenda/${itemId}`),
      attend: await post(`/meetings/${id}/attendance`, { name: '冒名', unit: '' }),
      write: await caller.put(`/meetings/${id}/minutes`, { revision: null, body: '冒名', resolutions: [] }),
      report: await post(`/resolutions/${resolutionId}/actions/report`, { text: '冒名' }),
      accept: await post(`/resolutions/${resolutionId}/actions/accept`, {}),
    };
    for (const [name, { status }] of Object.entries(answers)) {
      expect([403, 404], `${person} ${name}: ${status}`).toContain(status);
    }
    const lists = await Promise.all(
      [
        '/meetings?limit=100',
        '/meetings?mine=true',
        '/resolutions?side=own',
        '/resolutions?side=judge',
        '/resolutions?side=all',
        '/meeting-series',
        '/notifications?limit=100',
        '/calendar-feed',
      ].map((path) => caller.get(path)),
    );
    const told = [...Object.values(answers), ...lists].map(({ text }) => text).join('\n');
    for (const words of Object.values(secret)) expect(told, `${person} ${words}`).not.toContain(words);
  }
  const after = await z.database.db
    .selectFrom('journal')
    .select((eb) => eb.fn.countAll().as('n'))
    .executeTakeFirst();
  expect(after).toEqual(before);
});

test('those who may know read it, each his part', async () => {
  for (const person of mayKnow) {
    const view = ok(await z.get(person, `/meetings/${id}`));
    expect(view.minutes.published.body, person).toBe(secret.minutes);
    expect(view.mayRecord, person).toBe(['otherMaster', 'coordinator'].includes(person));
  }
});

test('the journal keeps none of its words', async () => {
  const rows = await z.database.db
    .selectFrom('journal')
    .select('body')
    .where('stream', '=', `meeting:${id}`)
    .execute();
  expect(rows.length).toBeGreaterThan(3);
  for (const words of Object.values(secret)) expect(JSON.stringify(rows), words).not.toContain(words);
});
