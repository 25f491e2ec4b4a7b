import { principalOf, type Role, roles } from '@guanjia/core/identity';
import {
  abilitiesOf,
  allows,
  allowsInZone,
  covers,
  isEmptyScope,
  type PermissionAction,
  permissionActions,
  reachOf,
  type SubjectFacts,
  scopeOf,
} from '@guanjia/core/permissions';
import { describe, expect, it } from 'vitest';

const own = { enterpriseId: 'e1', projectId: 'p1', stationId: 's1', butlerId: 'b1', officeId: 'o1' };

/** Somebody with one role, held for what is `own`. */
const holder = (role: Role, butlerActive = true) =>
  principalOf({
    accountId: 'a',
    sessionId: 's',
    displayName: '某人',
    roles: [
      {
        role,
        officeId:
          role === 'station-master'
            ? own.stationId
            : ['officer', 'department-head'].includes(role)
              ? own.officeId
              : null,
        enterpriseId: role.startsWith('enterprise') ? own.enterpriseId : null,
        projectId: role === 'project-owner' ? own.projectId : null,
      },
    ],
    butler: role === 'butler' ? { id: own.butlerId, stationId: own.stationId, active: butlerActive } : null,
  });

/** What makes an object somebody's own, one tie at a time. */
const strangers: SubjectFacts = { enterpriseId: 'eX', projectId: 'pX', stationId: 'sX', butlerId: 'bX' };
const ties: Record<string, { facts: SubjectFacts; roles: readonly Role[] }> = {
  'a stranger’s': { facts: strangers, roles: [] },
  'of the own enterprise': {
    facts: { ...strangers, enterpriseId: own.enterpriseId },
    roles: ['enterprise-contact', 'enterprise-administrator'],
  },
  'the own project': { facts: { ...strangers, projectId: own.projectId }, roles: ['project-owner'] },
  'in the own charge': { facts: { ...strangers, butlerId: own.butlerId }, roles: ['butler'] },
  'of the own station': { facts: { ...strangers, stationId: own.stationId }, roles: ['station-master'] },
};

describe.each(roles)('%s', (role) => {
  const person = holder(role);
  for (const action of permissionActions) {
    const reach = reachOf(action, role);
    for (const [tie, { facts, roles: tied }] of Object.entries(ties)) {
      const expected = reach === 'zone' || (reach === 'charge' && tied.includes(role));
      it(`${expected ? 'may' : 'may not'} ${action} on what is ${tie}`, () => {
        expect(allows(person, action, facts)).toBe(expected);
        expect(allowsInZone(person, action)).toBe(reach === 'zone');
        expect(isEmptyScope(scopeOf(person, action))).toBe(reach === undefined);
      });
    }
  }

  it('is told exactly what it may do somewhere', () => {
    expect(abilitiesOf(person)).toEqual(permissionActions.filter((action) => reachOf(action, role)));
  });
});

describe('beyond one role', () => {
  it('whoever writes a number down may read it whole: no form holds one with figures hidden', () => {
    for (const role of roles) {
      const person = holder(role);
      for (const { facts } of Object.values(ties)) {
        for (const action of ['enterprise.edit-contacts', 'project.edit-contacts'] as const) {
          if (allows(person, action, facts))
            expect(allows(person, 'contact.read-phone', facts), role).toBe(true);
        }
      }
    }
  });

  it('a butler off duty reaches nothing', () => {
    const person = holder('butler', false);
    expect(abilitiesOf(person)).toEqual([]);
    expect(covers(scopeOf(person, 'enterprise.read'), { ...strangers, butlerId: null })).toBe(false);
  });

  it('a person with two roles reaches what either does, and no more', () => {
    const both = principalOf({
      accountId: 'a',
      sessionId: 's',
      displayName: '某人',
      roles: [...holder('enterprise-contact').roles, ...holder('station-master').roles],
      butler: null,
    });
    expect(allows(both, 'enterprise.read', { ...strangers, enterpriseId: 'e1' })).toBe(true);
    expect(allows(both, 'enterprise.read', { ...strangers, stationId: 's1' })).toBe(true);
    // Edits need the station: being a mere contact of the firm does not add up to it.
    expect(allows(both, 'enterprise.edit', { ...strangers, enterpriseId: 'e1' })).toBe(false);
  });

  it('somebody without a role may do nothing', () => {
    const nobody = principalOf({
      accountId: 'a',
      sessionId: 's',
      displayName: '某人',
      roles: [],
      butler: null,
    });
    expect(abilitiesOf(nobody)).toEqual([]);
  });

  it('no administrator of the three shares an act with another, but for reading', () => {
    const acts = (role: Role) => new Set(abilitiesOf(holder(role)));
    const shared = (a: Role, b: Role) => [...acts(a)].filter((action) => acts(b).has(action));
    const reading: PermissionAction[] = [
      'organisation.read',
      'plan-template.read',
      'account.read',
      'settings.read',
      'calendar.read',
      'catalogue.read',
      'code-table.read',
      'handbook.read',
    ];
    expect(shared('system-admin', 'security-admin')).toEqual(reading);
    expect(shared('system-admin', 'audit-admin')).toEqual(reading);
    expect(shared('security-admin', 'audit-admin')).toEqual(reading);
  });

  it('firms and offices hold nothing of the administration', () => {
    for (const role of ['enterprise-contact', 'enterprise-administrator', 'project-owner'] as const) {
      const beyond = abilitiesOf(holder(role)).filter(
        (action) => !/^(enterprise|project|plan|contact)\./.test(action),
      );
      expect(beyond).toEqual([]);
    }
  });
});
