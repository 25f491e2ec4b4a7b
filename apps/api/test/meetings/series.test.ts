import ICAL from 'ical.js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sweepMeetings } from '../../src/meetings/meeting-work.ts';
import { at, iso, type MeetingZone, makeMeetingZone, meetingBody, ok } from './meeting-zone.ts';

let z: MeetingZone;
beforeAll(async () => {
  z = await makeMeetingZone('2026-09-01 09:00');
}, 60_000);
afterAll(async () => await z.close());

const content = (more: Record<string, unknown> = {}) => ({
  title: '联席会例会',
  kind: 'joint',
  rrule: 'FREQ=MONTHLY;BYMONTHDAY=1',
  startsOn: '2026-09-01',
  endsOn: null,
  startsAtTime: '10:00',
  durationMinutes: 90,
  place: '管委会 301',
  participants: [{ officeId: z.zone.ids.road }, { officeId: z.zone.ids.otherStation }],
  ...more,
});
type Summary = { id: string; startsAt: string; status: string };
const ofSeries = async (seriesId: string): Promise<Summary[]> =>
  ok(await z.get('coordinator', `/meetings?seriesId=${seriesId}&limit=100`)).items;

describe('a standing meeting', () => {
  let seriesId: string;
  test('is the coordinator’s to set up; a rule that can not be read is refused', async () => {
    expect((await z.post('master', '/meeting-series', content())).status).toBe(403);
    expect(
      (await z.post('coordinator', '/meeting-series', content({ rrule: 'FREQ=MONTHLY;BYDAY=9XX' }))).status,
    ).toBe(422);
    expect((await z.post('coordinator', '/meeting-series', content({ rrule: 'FREQ=SECONDLY' }))).status).toBe(
      400,
    );
    const endless = content({ rrule: 'FREQ=MONTHLY;BYMONTHDAY=31;BYMONTH=2' });
    expect((await z.post('coordinator', '/meeting-series', endless)).status).toBe(422);
    const list = ok(await z.post('coordinator', '/meeting-series', content()), 201);
    seriesId = list.items[0].id;
    // 1 October is a holiday; the next working day is the 8th.
    const [first, second] = list.items[0].upcoming;
    expect(first).toMatchObject({ on: '2026-09-01', heldOn: '2026-09-01', restDay: false });
    expect(second).toMatchObject({ on: '2026-10-01', heldOn: '2026-10-08', restDay: true });
  });

  test('is made ahead once, though two servers sweep', async () => {
    expect((await ofSeries(seriesId)).map((one) => [one.startsAt, one.status])).toEqual([
      [iso('2026-09-01 10:00'), 'draft'],
      [iso('2026-10-08 10:00'), 'draft'],
    ]);
    const now = () => at('2026-10-09 09:00');
    const sweeps = await Promise.all([1, 2, 3].map(() => sweepMeetings(z.database.db, now)));
    expect(sweeps.flatMap((one) => one.failed)).toEqual([]);
    expect(sweeps.reduce((sum, one) => sum + one.made, 0)).toBe(1);
    // 1 November is a Sunday.
    expect((await ofSeries(seriesId)).at(-1)?.startsAt).toBe(iso('2026-11-02 10:00'));
  });

  test('reads out what is open, until it is done', async () => {
    const [first, second, third] = await ofSeries(seriesId);
    if (!first || !second || !third) throw new Error('three were made');
    z.go('2026-09-01 09:30');
    ok(await z.post('coordinator', `/meetings/${first.id}/actions/convene`));
    z.go('2026-09-01 11:30');
    ok(await z.post('coordinator', `/meetings/${first.id}/actions/hold`));
    const { road, otherStation, traffic } = z.zone.ids;
    ok(
      await z.put('coordinator', `/meetings/${first.id}/minutes`, {
        revision: null,
        body: '# 纪要',
        resolutions: [
          { words: '一号事项', officeId: road, limitDays: 5 },
          { words: '二号事项', officeId: otherStation, limitDays: 5 },
          { words: '三号事项', officeId: traffic, limitDays: 5 },
        ],
      }),
    );
    const { items } = ok(
      await z.post('coordinator', `/meetings/${first.id}/actions/publish`, { revision: 1 }),
    );
    const agendaOf = async (id: string): Promise<string[]> =>
      ok(await z.get('coordinator', `/meetings/${id}`)).agenda.map((one: { words: string }) => one.words);
    expect(await agendaOf(second.id)).toEqual(['一号事项', '二号事项', '三号事项']);
    // A station master carries out what is his station's.
    ok(await z.post('otherMaster', `/resolutions/${items[1].id}/actions/report`, { text: '已办' }));
    ok(await z.post('coordinator', `/resolutions/${items[1].id}/actions/accept`));
    z.go('2026-10-07 09:00');
    ok(await z.post('coordinator', `/meetings/${second.id}/actions/convene`));
    const read = ok(await z.get('otherMaster', `/meetings/${second.id}`)).agenda;
    expect(read.map((one: { resolution: { status: string } }) => one.resolution.status)).toEqual([
      'open',
      'accepted',
      'open',
    ]);
    z.go('2026-10-08 12:00');
    ok(await z.post('coordinator', `/meetings/${second.id}/actions/hold`));
    const draft = ok(await z.get('coordinator', `/meetings/${second.id}`)).minutes.template;
    expect(draft).toContain('1. 一号事项（');
    ok(
      await z.put('coordinator', `/meetings/${second.id}/minutes`, {
        revision: null,
        body: draft,
        resolutions: [],
      }),
    );
    ok(await z.post('coordinator', `/meetings/${second.id}/actions/publish`, { revision: 1 }));
    expect(await agendaOf(third.id)).toEqual(['一号事项', '三号事项']);
  });

  test('ends, and with it the drafts that were to come', async () => {
    const [series] = ok(await z.get('coordinator', '/meeting-series')).items;
    const change = { version: series.version, active: false, content: content() };
    ok(await z.put('coordinator', `/meeting-series/${seriesId}`, change));
    expect((await z.put('coordinator', `/meeting-series/${seriesId}`, change)).status).toBe(409);
    expect((await ofSeries(seriesId)).at(-1)?.status).toBe('cancelled');
  });
});

describe('calendars outside', () => {
  const eventOf = (text: string) => {
    for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    const calendar = new ICAL.Component(ICAL.parse(text));
    const event = new ICAL.Event(calendar.getFirstSubcomponent('vevent') as ICAL.Component);
    return {
      method: calendar.getFirstPropertyValue('method'),
      event,
      all: calendar.getAllSubcomponents('vevent'),
    };
  };
  const title = '现场办公会，议题一；议题二 \\ “引号” 一个很长很长很长很长很长很长很长很长很长的名称';
  let id: string;

  test('an invitation says what the meeting is, also after it was moved and called off', async () => {
    z.go('2026-10-12 09:00');
    const made = ok(
      await z.post(
        'master',
        '/meetings',
        meetingBody('thematic', '2026-10-14 09:00', {
          title,
          place: '东门, 一号楼; 大厅',
          participants: [{ officeId: z.zone.ids.road }],
        }),
      ),
      201,
    );
    id = made.id;
    const read = async () => eventOf((await z.get('roadOfficer', `/meetings/${id}/invitation.ics`)).text);
    const first = await read();
    expect(first.method).toBe('REQUEST');
    expect(first.event).toMatchObject({
      uid: `${id}@guanjia`,
      summary: title,
      location: '东门, 一号楼; 大厅',
      sequence: 0,
    });
    expect(first.event.startDate.toJSDate().toISOString()).toBe(iso('2026-10-14 09:00'));
    expect(first.event.endDate.toJSDate().toISOString()).toBe(iso('2026-10-14 10:00'));
    ok(
      await z.post('master', `/meetings/${id}/actions/move`, {
        startsAt: iso('2026-10-15 09:00'),
        endsAt: iso('2026-10-15 10:00'),
        place: '西门',
        reason: '改期',
      }),
    );
    const moved = await read();
    expect(moved.event).toMatchObject({ uid: `${id}@guanjia`, sequence: 1, location: '西门' });
    ok(await z.post('master', `/meetings/${id}/actions/cancel`, { reason: '不开了' }));
    const off = await read();
    expect(off.method).toBe('CANCEL');
    expect(off.event).toMatchObject({ uid: `${id}@guanjia`, sequence: 2 });
    expect((await z.get('trafficOfficer', `/meetings/${id}/invitation.ics`)).status).toBe(404);
  });

  test('a feed is read by its secret address alone, and tells no title', async () => {
    const { path } = ok(await z.post('roadOfficer', '/calendar-feed'), 201);
    const stored = await z.database.db.selectFrom('calendar_feed').selectAll().execute();
    expect(JSON.stringify(stored)).not.toContain(path.slice(-47, -4));
    const feed = await z.api.anonymous.get(`/${path.replace('/api/v1/', '')}`);
    expect(feed.status).toBe(200);
    const { all } = eventOf(feed.text);
    const mine = all.find((one) => one.getFirstPropertyValue('uid') === `${id}@guanjia`);
    expect(mine?.getFirstPropertyValue('status')).toBe('CANCELLED');
    expect(mine?.getFirstPropertyValue('summary')).toBe('专题会');
    expect(feed.text).not.toContain('议题');
    expect(feed.text).not.toContain('例会（');
    // A wrong one, a renewed one, an ended one.
    expect((await z.api.anonymous.get(`/calendar/${'A'.repeat(43)}.ics`)).status).toBe(404);
    const next = ok(await z.post('roadOfficer', '/calendar-feed'), 201);
    expect((await z.api.anonymous.get(path.replace('/api/v1', ''))).status).toBe(404);
    expect((await z.api.anonymous.get(next.path.replace('/api/v1', ''))).status).toBe(200);
    expect((await (await z.as('roadOfficer')).delete('/calendar-feed')).status).toBe(204);
    expect((await z.api.anonymous.get(next.path.replace('/api/v1', ''))).status).toBe(404);
    expect((await z.post('firm', '/calendar-feed')).status).toBe(403);
  });

  test('a feed ends with its owner’s account', async () => {
    const { path } = ok(await z.post('trafficOfficer', '/calendar-feed'), 201);
    await z.database.db
      .updateTable('account')
      .set({ status: 'disabled' })
      .where('id', '=', z.zone.people.trafficOfficer.accountId)
      .execute();
    expect((await z.api.anonymous.get(path.replace('/api/v1', ''))).status).toBe(404);
  });
});
