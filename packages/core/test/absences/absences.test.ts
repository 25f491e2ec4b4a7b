import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  absenceCreation,
  type CoveredSpan,
  coverRefusal,
  type Holder,
  leadsInRing,
  mayEnterFor,
} from '../../src/absences/index.ts';
import type { Role } from '../../src/identity/index.ts';

const grant = (role: Role, officeId: string | null = null) => ({
  role,
  officeId,
  enterpriseId: null,
  projectId: null,
});
const butler = (
  accountId: string,
  stationId = 's1',
  kind: 'enterprise' | 'project' | 'both' = 'enterprise',
): Holder => ({
  accountId,
  roles: [grant('butler')],
  butler: { stationId, kind },
});
const holder = (accountId: string, ...roles: ReturnType<typeof grant>[]): Holder => ({
  accountId,
  roles,
  butler: null,
});
const coordinator = { coordinator: true };
const plain = { coordinator: false };

describe('who can stand in for whom', () => {
  test('a butler: a butler of the station who serves the same; another station only by the coordinator', () => {
    expect(coverRefusal(butler('a'), butler('b'), plain)).toBeNull();
    expect(coverRefusal(butler('a'), butler('b', 's1', 'both'), plain)).toBeNull();
    expect(coverRefusal(butler('a'), butler('b', 's1', 'project'), plain)).toBe('other-kind');
    expect(coverRefusal(butler('a'), butler('b', 's2'), plain)).toBe('other-station');
    expect(coverRefusal(butler('a'), butler('b', 's2'), coordinator)).toBeNull();
    expect(coverRefusal(butler('a'), holder('b', grant('officer', 'o1')), coordinator)).toBe('too-low');
    expect(coverRefusal(butler('a'), butler('a'), coordinator)).toBe('self');
  });

  test('an officer: somebody of the same office', () => {
    const away = holder('a', grant('officer', 'o1'));
    expect(coverRefusal(away, holder('b', grant('officer', 'o1')), plain)).toBeNull();
    expect(coverRefusal(away, holder('b', grant('department-head', 'o1')), plain)).toBeNull();
    expect(coverRefusal(away, holder('b', grant('officer', 'o2')), coordinator)).toBe('other-office');
  });

  test('a station master, and a coordinator', () => {
    const master = holder('a', grant('station-master', 's1'));
    expect(coverRefusal(master, butler('b', 's1'), plain)).toBeNull();
    expect(coverRefusal(master, butler('b', 's2'), coordinator)).toBe('too-low');
    expect(coverRefusal(master, holder('b', grant('station-master', 's2')), plain)).toBeNull();
    const boss = holder('a', grant('coordinator'));
    expect(coverRefusal(boss, master, plain)).toBe('self');
    expect(coverRefusal(boss, holder('b', grant('station-master', 's1')), plain)).toBeNull();
    expect(coverRefusal(boss, butler('b'), plain)).toBe('too-low');
  });

  test('nobody for administrators, leaders and firms', () => {
    for (const role of [
      'system-admin',
      'security-admin',
      'audit-admin',
      'leader',
      'enterprise-contact',
    ] as const) {
      expect(coverRefusal(holder('a', grant(role)), holder('b', grant(role)), coordinator)).toBe(
        'nothing-to-cover',
      );
    }
  });
});

test('an absence is entered by oneself, the master of the station, the head of the office, the coordinator', () => {
  const by = (more: object) => ({
    accountId: 'x',
    stationIds: [],
    headedOfficeIds: [],
    coordinator: false,
    ...more,
  });
  expect(mayEnterFor(by({ accountId: 'a' }), butler('a'))).toBe(true);
  expect(mayEnterFor(by({}), butler('a'))).toBe(false);
  expect(mayEnterFor(by({ stationIds: ['s1'] }), butler('a'))).toBe(true);
  expect(mayEnterFor(by({ stationIds: ['s2'] }), butler('a'))).toBe(false);
  const officer = holder('a', grant('officer', 'o1'));
  expect(mayEnterFor(by({ headedOfficeIds: ['o1'] }), officer)).toBe(true);
  expect(mayEnterFor(by({ headedOfficeIds: ['o2'] }), officer)).toBe(false);
  expect(mayEnterFor(by({ coordinator: true }), officer)).toBe(true);
});

test('a ring is found exactly where walking from cover to cover comes back (brute force)', () => {
  const people = ['a', 'b', 'c', 'd', 'e'];
  const span = fc
    .tuple(fc.nat(4), fc.nat(4), fc.nat(20), fc.integer({ min: 1, max: 8 }))
    .filter(([away, cover]) => away !== cover)
    .map(
      ([away, cover, from, length]): CoveredSpan => ({
        accountId: people[away]!,
        coveredBy: people[cover]!,
        startsAt: new Date(from),
        endsAt: new Date(from + length),
      }),
    );
  fc.assert(
    fc.property(fc.array(span, { maxLength: 8 }), span, (known, added) => {
      const meets = (one: CoveredSpan) => one.startsAt < added.endsAt && added.startsAt < one.endsAt;
      // All walks of at most five steps among the absences that meet the new one.
      let reached = new Set([added.coveredBy]);
      for (let step = 0; step < people.length; step++) {
        reached = new Set([
          ...reached,
          ...known.filter((one) => meets(one) && reached.has(one.accountId)).map((one) => one.coveredBy),
        ]);
      }
      expect(leadsInRing(known, added)).toBe(reached.has(added.accountId));
    }),
  );
});

test('days in the wrong order, and more than a year, are refused with their field', () => {
  const request = {
    coveredBy: '019a0ce3-819b-7247-8621-9dc6055b8ede',
    reason: 'annual',
    startsOn: '2026-03-02',
  };
  expect(absenceCreation.safeParse({ ...request, endsOn: '2026-03-02' }).success).toBe(true);
  for (const endsOn of ['2026-03-01', '2027-03-04', '2026-02-30']) {
    const parsed = absenceCreation.safeParse({ ...request, endsOn });
    expect(parsed.error?.issues[0]?.path).toEqual(['endsOn']);
  }
});
