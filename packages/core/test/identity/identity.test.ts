import { homeOf, passwordFaults, principalOf, roleScopes, roles } from '@guanjia/core/identity';
import { describe, expect, it } from 'vitest';

describe('passwords', () => {
  it.each([
    ['Abcdef12', []],
    ['abcdef1!', []],
    ['密码Abc123456', []],
    ['Abc12', ['too-short']],
    ['abcdefgh', ['too-few-classes']],
    ['abcdefg1', ['too-few-classes']],
    ['1234', ['too-short', 'too-few-classes']],
    ['Zhang-San-9', ['contains-username']],
    ['A1!'.repeat(50), ['too-long']],
    // Eight characters, not eight UTF-16 units.
    ['😀😀😀Ab1', ['too-short']],
  ])('%s', (password, faults) => {
    expect(passwordFaults(password, 'zhang-san')).toEqual(faults);
  });
});

describe('the first screen', () => {
  it.each([
    [['enterprise-contact'], 'firm'],
    [['project-owner'], 'firm'],
    [['butler'], 'butler'],
    [['butler', 'enterprise-contact'], 'butler'],
    [['officer'], 'department'],
    [['station-master', 'butler'], 'committee'],
    [['leader'], 'committee'],
    [['coordinator', 'department-head'], 'committee'],
    [['audit-admin'], 'administration'],
    [[], 'firm'],
  ] as const)('of %j is %s', (held, home) => {
    expect(homeOf(held)).toBe(home);
  });
});

describe('a principal', () => {
  const grant = (
    role: (typeof roles)[number],
    scope: Partial<Record<'officeId' | 'enterpriseId' | 'projectId', string>> = {},
  ) => ({
    role,
    officeId: null,
    enterpriseId: null,
    projectId: null,
    ...scope,
  });

  it('sorts what its roles are held for', () => {
    const person = principalOf({
      accountId: 'a',
      sessionId: 's',
      displayName: '某人',
      roles: [
        grant('officer', { officeId: 'o1' }),
        grant('department-head', { officeId: 'o2' }),
        grant('department-head', { officeId: 'o1' }),
        grant('station-master', { officeId: 's1' }),
        grant('enterprise-contact', { enterpriseId: 'e1' }),
        grant('enterprise-administrator', { enterpriseId: 'e2' }),
        grant('project-owner', { projectId: 'p1' }),
      ],
      butler: null,
    });
    expect(person).toMatchObject({
      officeIds: ['o1', 'o2'],
      headedOfficeIds: ['o2', 'o1'],
      stationIds: ['s1'],
      enterpriseIds: ['e1', 'e2'],
      administeredEnterpriseIds: ['e2'],
      projectIds: ['p1'],
      butlerId: null,
    });
  });

  it('is a butler only with the role and on duty', () => {
    const of = (active: boolean, withRole: boolean) =>
      principalOf({
        accountId: 'a',
        sessionId: 's',
        displayName: '某人',
        roles: withRole ? [grant('butler')] : [],
        butler: { id: 'b', stationId: 's1', active },
      }).butlerId;
    expect([of(true, true), of(false, true), of(true, false)]).toEqual(['b', null, null]);
  });

  it('has a scope for every role', () => {
    expect(Object.keys(roleScopes).sort()).toEqual([...roles].sort());
  });
});
