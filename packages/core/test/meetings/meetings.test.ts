import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DEFAULT_OFFICE_HOURS, isWorkingDay, type WorkingCalendar } from '../../src/calendar/index.ts';
import { principalOf } from '../../src/identity/index.ts';
import {
  availableMeetingActions,
  availableResolutionActions,
  convenerOf,
  convenerRoles,
  fillTemplate,
  isFreshStep,
  type MeetingAction,
  type MeetingRelation,
  type MeetingStatus,
  meetingKinds,
  meetingRelations,
  meetingRelationsOf,
  meetingStatuses,
  meetingTransitions,
  overlaps,
  placeOccurrence,
  placeOccurrences,
  resolutionStatuses,
  resolutionStatusOf,
  shippedTemplates,
  signInState,
  signInStep,
  signInStepMs,
  signInSteps,
  templateFields,
  warningsOfTime,
} from '../../src/meetings/index.ts';

const at = (local: string): Date => new Date(`${local.replace(' ', 'T')}:00+08:00`);
const rest = (...days: string[]) => Object.fromEntries(days.map((day) => [day, 'rest'] as const));
const holidays = ['01', '02', '03', '04', '05', '06', '07'].map((day) => `2026-10-${day}`);
const calendar: WorkingCalendar = {
  version: 1,
  utcOffsetMinutes: 480,
  hours: [...DEFAULT_OFFICE_HOURS],
  exceptions: { ...rest(...holidays), '2026-10-10': 'work' },
  names: {},
  publishedYears: [2026],
};

describe('the life of a meeting', () => {
  const before = at('2026-09-10 08:00');
  const startsAt = at('2026-09-10 09:00');
  const after = at('2026-09-10 10:00');

  test('a random walk of its actions only takes the steps of the table, and ends or goes on', () => {
    const step = fc.record({
      relation: fc.constantFrom(...meetingRelations),
      pick: fc.nat(9),
      late: fc.boolean(),
      minutes: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        let status: MeetingStatus = 'draft';
        for (const { relation, pick, late, minutes } of steps) {
          const offered: MeetingAction[] = availableMeetingActions(
            { status, startsAt, hasDraftMinutes: minutes },
            new Set([relation]),
            late ? after : before,
          );
          if (relation === 'participant' || relation === 'concerned') expect(offered).toEqual([]);
          if (status === 'cancelled') expect(offered).toEqual([]);
          const action = offered[pick % Math.max(1, offered.length)];
          if (!action) continue;
          expect(meetingTransitions[action].from).toContain(status);
          status = meetingTransitions[action].to;
        }
        expect(meetingStatuses).toContain(status);
      }),
    );
  });

  test('is convened before its time, held after it, published with minutes only', () => {
    const convener = new Set<MeetingRelation>(['convener']);
    const offered = (status: MeetingStatus, now: Date, hasDraftMinutes = false) =>
      availableMeetingActions({ status, startsAt, hasDraftMinutes }, convener, now);
    expect(offered('draft', before)).toEqual(['convene', 'cancel']);
    expect(offered('draft', startsAt)).toEqual(['cancel']);
    expect(offered('convened', before)).toEqual(['move', 'cancel']);
    expect(offered('convened', startsAt)).toEqual(['cancel', 'hold']);
    expect(offered('held', after)).toEqual([]);
    expect(offered('held', after, true)).toEqual(['publish']);
  });
});

test('who convenes what: a butler about his own only, and no joint meeting', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...meetingKinds),
      fc.subarray([...convenerRoles]),
      fc.array(fc.boolean(), { maxLength: 4 }),
      (kind, roles, own) => {
        const judged = convenerOf({
          kind,
          roles: new Set(roles),
          subjects: own.map((inOwnCharge) => ({ inOwnCharge })),
        });
        const above = roles.some((role) => role !== 'butler');
        const butlerMay =
          kind !== 'joint' && own.length > 0 && own.every(Boolean) && roles.includes('butler');
        expect('as' in judged).toBe(above || butlerMay);
        if ('as' in judged && !above) expect(judged.as).toBe('butler');
      },
    ),
  );
});

describe('what a person is to a meeting', () => {
  const ties = {
    status: 'convened' as MeetingStatus,
    convenerId: 'convener',
    recorderId: 'recorder',
    stationId: 'station',
    participantAccounts: ['guest'],
    participantOffices: ['office'],
    butlerIds: ['butler'],
    resolutionOffices: ['owner'],
  };
  const person = (
    accountId: string,
    grant: Partial<Parameters<typeof principalOf>[0]['roles'][number]> = {},
  ) =>
    principalOf({
      accountId,
      sessionId: 's',
      displayName: accountId,
      roles: grant.role
        ? [{ officeId: null, enterpriseId: null, projectId: null, ...grant, role: grant.role }]
        : [],
      butler: null,
    });
  const of = (p: ReturnType<typeof person>, status: MeetingStatus = 'convened') => [
    ...meetingRelationsOf(p, { ...ties, status }),
  ];

  test('a draft is known to those who prepare it', () => {
    expect(of(person('convener'), 'draft')).toEqual(['convener']);
    expect(of(person('x', { role: 'station-master', officeId: 'station' }), 'draft')).toEqual(['overseer']);
    expect(of(person('guest'), 'draft')).toEqual([]);
    expect(of(person('x', { role: 'officer', officeId: 'office' }), 'draft')).toEqual([]);
    expect(of(person('x', { role: 'leader' }), 'draft')).toEqual([]);
  });

  test('one that was convened to those asked and concerned, and to nobody else', () => {
    expect(of(person('guest'))).toEqual(['participant']);
    expect(of(person('x', { role: 'officer', officeId: 'office' }))).toEqual(['participant']);
    expect(of(person('x', { role: 'officer', officeId: 'owner' }))).toEqual(['concerned']);
    expect(of(person('x', { role: 'leader' }))).toEqual(['concerned']);
    expect(of(person('x', { role: 'station-master', officeId: 'elsewhere' }))).toEqual([]);
    expect(of(person('x', { role: 'enterprise-contact', enterpriseId: 'office' }))).toEqual([]);
  });

  test('whoever stands in for somebody is to it what he is', () => {
    const cover = principalOf({
      accountId: 'cover',
      sessionId: 's',
      displayName: 'cover',
      roles: [],
      butler: null,
      covering: [{ accountId: 'guest', displayName: 'guest', until: '2026-09-30', roles: [], butler: null }],
    });
    expect(of(cover)).toEqual(['participant']);
  });
});

describe('time', () => {
  test('two that only touch do not meet; otherwise it is mutual', () => {
    const nine = { startsAt: at('2026-09-10 09:00'), endsAt: at('2026-09-10 10:00') };
    const ten = { startsAt: at('2026-09-10 10:00'), endsAt: at('2026-09-10 11:00') };
    expect(overlaps(nine, ten)).toBe(false);
    expect(overlaps(nine, { ...ten, startsAt: at('2026-09-10 09:59') })).toBe(true);
  });

  test('warns of rest days, hours outside and a notice that is too short', () => {
    const span = (from: string, until: string) => ({ startsAt: at(from), endsAt: at(until) });
    const early = at('2026-09-01 09:00');
    const warn = (from: string, until: string, now = early, notice: number | null = 450) =>
      warningsOfTime(calendar, span(from, until), now, notice);
    expect(warn('2026-09-10 09:00', '2026-09-10 10:00')).toEqual([]);
    expect(warn('2026-09-10 11:30', '2026-09-10 12:30')).toEqual(['outside-hours']);
    expect(warn('2026-10-01 09:00', '2026-10-01 10:00')).toEqual(['rest-day']);
    expect(warn('2026-10-10 09:00', '2026-10-10 10:00')).toEqual([]);
    // On the eve of the holiday a working day's notice reaches back before it.
    expect(warn('2026-10-08 09:00', '2026-10-08 10:00', at('2026-09-30 09:00'))).toEqual([]);
    expect(warn('2026-10-08 09:00', '2026-10-08 10:00', at('2026-09-30 09:01'))).toEqual(['short-notice']);
    expect(warn('2026-10-08 09:00', '2026-10-08 10:00', at('2026-10-08 08:59'), null)).toEqual([]);
  });

  test('an occurrence on a holiday goes to the next working day, which is a make-up day too', () => {
    expect(placeOccurrence(calendar, '2026-10-01', true)).toEqual({
      on: '2026-10-01',
      heldOn: '2026-10-08',
      restDay: true,
    });
    expect(placeOccurrence(calendar, '2026-10-01', false).heldOn).toBe('2026-10-01');
    expect(placeOccurrence(calendar, '2026-10-10', true)).toMatchObject({
      heldOn: '2026-10-10',
      restDay: false,
    });
    // All seven days of the holiday and the day after it come to lie on one: held once.
    const placed = placeOccurrences(calendar, [...holidays, '2026-10-08'], true);
    expect(placed).toHaveLength(1);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 400 }), (n) => {
        const on = new Date(Date.UTC(2026, 0, 1 + n)).toISOString().slice(0, 10);
        const { heldOn } = placeOccurrence(calendar, on, true);
        expect(heldOn >= on && isWorkingDay(calendar, heldOn)).toBe(true);
      }),
    );
  });

  test('sign-in opens so long before and after, to the moment', () => {
    const meeting = { startsAt: at('2026-09-10 09:00'), endsAt: at('2026-09-10 10:00') };
    const state = (moment: Date) => signInState(meeting, 30, moment);
    expect(state(new Date(at('2026-09-10 08:30').getTime() - 1))).toBe('early');
    expect(state(at('2026-09-10 08:30'))).toBe('open');
    expect(state(at('2026-09-10 10:30'))).toBe('open');
    expect(state(new Date(at('2026-09-10 10:30').getTime() + 1))).toBe('over');
  });

  test('a code is fresh for its steps, and never before its time', () => {
    const now = at('2026-09-10 09:00');
    const step = signInStep(now);
    const later = (steps: number) => new Date(now.getTime() + steps * signInStepMs);
    expect(isFreshStep(step, now)).toBe(true);
    expect(isFreshStep(step, later(signInSteps - 1))).toBe(true);
    expect(isFreshStep(step, later(signInSteps))).toBe(false);
    expect(isFreshStep(step + 1, now)).toBe(false);
  });
});

describe('resolutions', () => {
  test('one that an assignment carries out is as far as that, and judged there', () => {
    expect(resolutionStatusOf('open', 'signed')).toBe('open');
    expect(resolutionStatusOf('open', 'answered')).toBe('reported');
    expect(resolutionStatusOf('open', 'accepted')).toBe('accepted');
    expect(resolutionStatusOf('open', 'returned')).toBe('lapsed');
    expect(resolutionStatusOf('withdrawn', 'signed')).toBe('withdrawn');
    expect(resolutionStatusOf('reported', null)).toBe('reported');
    const manager = new Set<MeetingRelation>(['convener']);
    for (const status of resolutionStatuses) {
      const offered = availableResolutionActions({ status, ofAssignment: true, isOwner: true }, manager);
      expect(offered, status).toEqual(status === 'lapsed' ? ['reassign', 'withdraw'] : []);
    }
  });

  test('its owner reports and judges nothing; whoever manages judges and does not report', () => {
    const owner = (status: 'open' | 'reported') =>
      availableResolutionActions(
        { status, ofAssignment: false, isOwner: true },
        new Set(['participant'] as const),
      );
    const manager = (status: 'open' | 'reported') =>
      availableResolutionActions(
        { status, ofAssignment: false, isOwner: false },
        new Set(['recorder'] as const),
      );
    expect(owner('open')).toEqual(['report']);
    expect(owner('reported')).toEqual([]);
    expect(manager('open')).toEqual(['reassign', 'withdraw']);
    expect(manager('reported')).toEqual(['accept', 'send-back']);
  });
});

test('every form that is shipped is filled in whole', () => {
  const values = Object.fromEntries(templateFields.map((field) => [field, ''])) as Parameters<
    typeof fillTemplate
  >[1];
  for (const kind of meetingKinds) {
    const filled = fillTemplate(shippedTemplates[kind], { ...values, title: '示例' });
    expect(filled).toContain('# 示例');
    expect(filled).not.toMatch(/\{[a-z]+\}/);
  }
  expect(fillTemplate('{other} {title}', { ...values, title: '甲' })).toBe('{other} 甲');
});
