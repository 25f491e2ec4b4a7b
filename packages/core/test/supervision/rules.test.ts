import {
  availableSupervisionActions,
  mayLift,
  type Rank,
  rankOver,
  ranks,
  type SupervisedSubject,
  type SupervisingPerson,
  type SupervisionKind,
  stepRefusal,
  supervisionKinds,
  supervisionStates,
} from '@guanjia/core/supervision';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

const nobody: SupervisingPerson = {
  accountId: 'me',
  butlerIds: [],
  officeIds: [],
  stationIds: [],
  coordinator: false,
  head: false,
  deputyStationIds: [],
  coveredIds: [],
};
const persons: Record<Rank, SupervisingPerson> = {
  butler: { ...nobody, butlerIds: ['b1'] },
  'station-master': { ...nobody, stationIds: ['s1'] },
  coordinator: { ...nobody, coordinator: true },
  'leader-deputy': { ...nobody, deputyStationIds: ['s1'] },
  'leader-head': { ...nobody, head: true },
};
const assignment: SupervisedSubject = {
  kind: 'assignment',
  open: true,
  light: 'red',
  officeId: 'o1',
  butlerId: 'b1',
  stationId: 's1',
  notices: [],
};
const ask = (kind: SupervisionKind, person: SupervisingPerson, more: Partial<SupervisedSubject> = {}) =>
  stepRefusal({
    kind,
    subject: { ...assignment, ...more },
    person,
    urgeFrom: null,
    today: '2026-03-02',
    exception: false,
  });

describe('who stands above what', () => {
  test('a butler above what offices have of his, a master above the station, the others above all', () => {
    for (const rank of ranks) expect(rankOver(persons[rank], assignment)).toBe(rank);
    expect(rankOver({ ...nobody, butlerIds: ['b2'] }, assignment)).toBeNull();
    expect(rankOver({ ...nobody, stationIds: ['s2'] }, assignment)).toBeNull();
    // A deputy stands above the stations that he is in charge of, and what else he is holds elsewhere.
    expect(rankOver({ ...nobody, deputyStationIds: ['s2'] }, assignment)).toBeNull();
    expect(rankOver({ ...nobody, deputyStationIds: ['s2'], stationIds: ['s1'] }, assignment)).toBe(
      'station-master',
    );
    expect(rankOver({ ...nobody, officeIds: ['o1'] }, assignment)).toBeNull();
    const matter = { ...assignment, kind: 'matter' as const, officeId: null };
    expect(rankOver(persons.butler, matter)).toBeNull();
    expect(rankOver(persons['station-master'], matter)).toBe('station-master');
  });

  test('nobody is above the own work, whatever else he is', () => {
    for (const rank of ranks) {
      expect(ask('urge', { ...persons[rank], officeIds: ['o1'] })).toBe('own-work');
    }
    const matter = { kind: 'matter' as const, officeId: null };
    expect(ask('urge', { ...persons.coordinator, butlerIds: ['b1'] }, matter)).toBe('own-work');
  });
});

describe('which step when: rank × kind × light', () => {
  const grounds = {
    none: { urge: true, yellow: false, red: false, talk: false, circular: false },
    green: { urge: true, yellow: false, red: false, talk: false, circular: false },
    yellow: { urge: true, yellow: true, red: false, talk: false, circular: false },
    red: { urge: true, yellow: true, red: true, talk: false, circular: false },
  } as const;
  test.each(ranks)('%s', (rank) => {
    for (const [light, allowed] of Object.entries(grounds)) {
      for (const kind of supervisionKinds) {
        const refusal = ask(kind, persons[rank], { light: light as keyof typeof grounds });
        const low = rank === 'butler' && (kind === 'talk' || kind === 'circular');
        expect(refusal === null, `${kind} at ${light}`).toBe(allowed[kind] && !low);
        if (low) expect(refusal).toBe('rank-too-low');
      }
    }
  });

  test('a red notice also after an unanswered yellow one, but not after one that still waits', () => {
    const light = 'green' as const;
    expect(ask('red', persons.butler, { light, notices: [{ kind: 'yellow', unanswered: true }] })).toBeNull();
    expect(ask('red', persons.butler, { light, notices: [{ kind: 'yellow', unanswered: false }] })).toBe(
      'light',
    );
  });

  test('a talk and a circular come after a red notice', () => {
    const notices = [{ kind: 'red', unanswered: false }] as const;
    for (const kind of ['talk', 'circular'] as const) {
      expect(ask(kind, persons['station-master'], { notices })).toBeNull();
    }
  });

  test('a reason of exception helps coordinators and leaders, and nobody below', () => {
    for (const rank of ranks) {
      const refusal = stepRefusal({
        kind: 'red',
        subject: { ...assignment, light: 'green' },
        person: persons[rank],
        urgeFrom: null,
        today: '2026-03-02',
        exception: true,
      });
      const high = rank !== 'butler' && rank !== 'station-master';
      expect(refusal, rank).toBe(high ? null : 'reason-too-low');
    }
  });

  test('not about what is over, not twice at a time, and an urge once a day', () => {
    expect(ask('urge', persons.butler, { open: false })).toBe('over');
    expect(ask('red', persons['leader-head'], { open: false })).toBe('over');
    expect(ask('red', persons.butler, { notices: [{ kind: 'red', unanswered: true }] })).toBe('already-open');
    const urge = (urgeFrom: string | null) =>
      stepRefusal({
        kind: 'urge',
        subject: assignment,
        person: persons.butler,
        urgeFrom,
        today: '2026-03-02',
        exception: true,
      });
    expect([urge('2026-03-03'), urge('2026-03-02'), urge(null)]).toEqual(['urged-already', null, null]);
  });
});

describe('what may be done with one', () => {
  const of = (issuedAs: Rank, state: (typeof supervisionStates)[number]) => ({
    state,
    issuedBy: 'issuer',
    issuedAs,
    subject: { ...assignment },
  });

  test('lifted by who issued it, who stands in for him, or who is above; never by a peer, from below or the supervised', () => {
    for (const issuedAs of ranks) {
      for (const rank of ranks) {
        const above = ranks.indexOf(rank) > ranks.indexOf(issuedAs);
        expect(mayLift(persons[rank], of(issuedAs, 'awaiting')), `${rank} of ${issuedAs}`).toBe(above);
        expect(mayLift({ ...persons[rank], accountId: 'issuer' }, of(issuedAs, 'awaiting'))).toBe(true);
        expect(mayLift({ ...persons[rank], coveredIds: ['issuer'] }, of(issuedAs, 'awaiting'))).toBe(true);
        expect(mayLift({ ...persons[rank], officeIds: ['o1'] }, of(issuedAs, 'awaiting'))).toBe(false);
      }
    }
  });

  test('by state: the supervised replies while it waits, the issuer judges what was replied, nobody touches what ended', () => {
    const supervised = { ...nobody, officeIds: ['o1'] };
    const issuer = { ...persons.butler, accountId: 'issuer' };
    const actions = (person: SupervisingPerson) =>
      Object.fromEntries(
        supervisionStates.map((state) => [state, availableSupervisionActions(person, of('butler', state))]),
      );
    expect(actions(supervised)).toEqual({
      sent: [],
      awaiting: ['reply', 'progress'],
      replied: ['progress'],
      noted: ['progress'],
      lifted: [],
      lapsed: [],
    });
    expect(actions(issuer)).toEqual({
      sent: [],
      awaiting: ['lift'],
      replied: ['return', 'note', 'lift'],
      noted: ['lift'],
      lifted: [],
      lapsed: [],
    });
  });

  test('whoever may lift is never the supervised, whatever a person is made of', () => {
    const ids = fc.subarray(['b1', 'b2', 'o1', 'o2', 's1', 's2']);
    fc.assert(
      fc.property(
        ids,
        ids,
        ids,
        fc.boolean(),
        fc.boolean(),
        ids,
        fc.constantFrom(...ranks),
        fc.constantFrom(...supervisionStates),
        (butlerIds, officeIds, stationIds, coordinator, head, deputyStationIds, issuedAs, state) => {
          const person = {
            ...nobody,
            butlerIds,
            officeIds,
            stationIds,
            coordinator,
            head,
            deputyStationIds,
          } as SupervisingPerson;
          const actions = availableSupervisionActions(person, of(issuedAs, state));
          expect(actions.includes('reply') && actions.includes('lift')).toBe(false);
          if (officeIds.includes('o1')) expect(actions).not.toContain('lift');
        },
      ),
    );
  });
});
