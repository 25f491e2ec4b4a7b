import type { EscalationLevel } from '@guanjia/core/matters';
import { at, type Person, type SmallZone } from '../matters/small-zone.ts';

/** A state that a matter of the project can be in, how it gets there, and the moment at which it is looked at. */
export interface ReachedState {
  name: string;
  seenAt: Date;
  reach(zone: SmallZone): Promise<string>;
}

const began = at('2026-09-03 10:00');
const soon = at('2026-09-03 11:00');
const text = '按规定办理';

type Step = (zone: SmallZone, id: string) => Promise<void>;

async function assignmentOf(zone: SmallZone, id: string, officeId: string): Promise<string> {
  const row = await zone.db
    .selectFrom('assignment')
    .select('id')
    .where('matter_id', '=', id)
    .where('office_id', '=', officeId)
    .orderBy('assigned_at', 'desc')
    .executeTakeFirstOrThrow();
  return row.id;
}

const accepted: Step = (zone, id) => zone.act('projectButler', began, id, 'accept', {});
const assigned: Step = async (zone, id) => {
  await accepted(zone, id);
  const offices = [zone.ids.road, zone.ids.traffic];
  await zone.act('projectButler', began, id, 'assign', {
    assignments: offices.map((officeId, n) => ({
      officeId,
      role: n === 0 ? ('lead' as const) : ('support' as const),
      limitDays: 3,
    })),
  });
  const traffic = await assignmentOf(zone, id, zone.ids.traffic);
  await zone.act('trafficOfficer', began, id, 'sign', { assignmentId: traffic });
};
const givenBackThrice: Step = async (zone, id) => {
  await accepted(zone, id);
  for (let turn = 0; turn < 3; turn++) {
    const minutes = (n: number) => new Date(began.getTime() + (turn * 10 + n) * 60_000);
    await zone.act('projectButler', minutes(1), id, 'assign', {
      assignments: [{ officeId: zone.ids.road, role: 'lead', limitDays: 3 }],
    });
    const road = await assignmentOf(zone, id, zone.ids.road);
    await zone.act('roadOfficer', minutes(2), id, 'return', { assignmentId: road, text });
  }
};
const extensionAsked: Step = async (zone, id) => {
  await assigned(zone, id);
  const road = await assignmentOf(zone, id, zone.ids.road);
  await zone.act('roadOfficer', began, id, 'request-extension', { assignmentId: road, days: 2, text });
};
const officeAnswered: Step = async (zone, id) => {
  await assigned(zone, id);
  const road = await assignmentOf(zone, id, zone.ids.road);
  await zone.act('roadOfficer', began, id, 'sign', { assignmentId: road });
  await zone.act('roadOfficer', began, id, 'answer', { assignmentId: road, outcome: 'solved', text });
};
const escalated =
  (level: EscalationLevel): Step =>
  async (zone, id) => {
    await assigned(zone, id);
    const by = level === 'station-master' || level === 'coordinator' ? 'projectButler' : 'coordinator';
    await zone.act(by, began, id, 'escalate', { level, text });
  };
const declined: Step = (zone, id) =>
  zone.act('projectButler', began, id, 'decline', { reason: 'duplicate', text });
const awaiting: Step = async (zone, id) => {
  await assigned(zone, id);
  await zone.act('projectButler', began, id, 'request-materials', { items: ['总平面图'] });
};
const answered: Step = async (zone, id) => {
  await accepted(zone, id);
  await zone.act('projectButler', began, id, 'answer-firm', { outcome: 'solved', text });
};
const closed: Step = async (zone, id) => {
  await answered(zone, id);
  await zone.act('owner', began, id, 'confirm', {});
};
const rated =
  (level: 2 | 5, ...more: [Person, 'verify-rating' | 'appeal' | 'rectify'][]): Step =>
  async (zone, id) => {
    await closed(zone, id);
    await zone.act('owner', began, id, 'rate', { level });
    for (const [person, action] of more) await zone.act(person, began, id, action, { text });
  };

const state = (name: string, step: Step, seenAt = soon): ReachedState => ({
  name,
  seenAt,
  async reach(zone) {
    const id = await zone.raise('owner', began);
    await step(zone, id);
    return id;
  },
});

/** Every status of the tables, and what the guards tell apart within one. */
export const reachedStates: readonly ReachedState[] = [
  state('submitted', async () => {}),
  state('submitted again after a disputed decline', async (zone, id) => {
    await declined(zone, id);
    await zone.act('owner', began, id, 'dispute-decline', { text });
  }),
  state('declined', declined),
  state('declined, too late to dispute', declined, at('2026-10-26 11:00')),
  state('accepted', accepted),
  state('accepted, given back three times', givenBackThrice),
  state('handling', assigned),
  state('handling, too late to return or extend', assigned, at('2026-09-21 11:00')),
  state('handling with an extension asked for', extensionAsked),
  state('handling with an answer of an office', officeAnswered),
  state('handling, brought up to the station master', escalated('station-master')),
  state('handling, brought up to the coordinator', escalated('coordinator')),
  state('handling, brought up to the joint meeting', escalated('joint-meeting')),
  state('handling, brought up to the deputy', escalated('deputy')),
  state('handling, brought up to the head', escalated('head')),
  state('awaiting materials', awaiting),
  state(
    'awaiting materials that never came',
    async (zone, id) => {
      await awaiting(zone, id);
      await zone.sweep(at('2026-09-25 11:00'));
    },
    at('2026-09-25 11:00'),
  ),
  state('answered', answered),
  state('closed', closed),
  state('closed and rated well', rated(5)),
  state('closed, too late to rate or reopen', closed, at('2026-10-26 11:00')),
  state('rectifying: to verify', rated(2)),
  state('rectifying: in work', rated(2, ['projectButler', 'verify-rating'])),
  state('rectifying: in appeal', rated(2, ['projectButler', 'appeal'])),
  state('rectifying: to visit', rated(2, ['projectButler', 'verify-rating'], ['projectButler', 'rectify'])),
  state('withdrawn', async (zone, id) => {
    await assigned(zone, id);
    await zone.act('owner', began, id, 'withdraw', { text });
  }),
  state('merged', async (zone, id) => {
    await assigned(zone, id);
    const intoId = await zone.raise('owner', began);
    await zone.act('projectButler', began, id, 'merge', { intoId, text });
  }),
];
