import {
  homeOf,
  isMaskedPhone,
  maskPhone,
  passwordFaults,
  passwordIsOverdue,
  phoneInput,
  principalOf,
  roleScopes,
  roles,
} from '@guanjia/core/identity';
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
    expect(passwordFaults(password, { username: 'zhang-san' }, { minLength: 8, classes: 3 })).toEqual(faults);
  });

  it('follow the rules of the zone', () => {
    const faults = (password: string, minLength: number, classes: number, current?: string) =>
      passwordFaults(password, { username: '', ...(current ? { current } : {}) }, { minLength, classes });
    expect(faults('abcdefghijk1', 12, 2)).toEqual([]);
    expect(faults('abcdefghijk', 12, 2)).toEqual(['too-short', 'too-few-classes']);
    expect(faults('Abcdefghijk1', 12, 4)).toEqual(['too-few-classes']);
    expect(faults('Abcdefghij1!', 12, 4)).toEqual([]);
    expect(faults('Abcdefghij1!', 12, 4, 'Abcdefghij1!')).toEqual(['same-as-current']);
  });

  it('come of age at the sign-in that is a whole number of days later, not before', () => {
    const changedAt = new Date('2026-01-01T08:00:00Z');
    const overdue = (signedInAt: string, maxDays: number, ruleSince: string | null = null) =>
      passwordIsOverdue(
        { changedAt, signedInAt: new Date(signedInAt), ruleSince: ruleSince ? new Date(ruleSince) : null },
        maxDays,
      );
    expect(overdue('2026-01-31T07:59:59Z', 30)).toBe(false);
    expect(overdue('2026-01-31T08:00:00Z', 30)).toBe(true);
    expect(overdue('2036-01-31T08:00:00Z', 0)).toBe(false);
    // The rule came after this sign-in: it waits for the next.
    expect(overdue('2026-01-31T08:00:00Z', 30, '2026-01-31T09:00:00Z')).toBe(false);
    expect(overdue('2026-01-31T10:00:00Z', 30, '2026-01-31T09:00:00Z')).toBe(true);
  });
});

describe('a telephone number', () => {
  it.each([
    ['13812341234', '138****1234'],
    ['138 1234 1234', '138 **** 1234'],
    ['+86 138-1234-1234', '+86 1**-****-1234'],
    ['029-33334444', '029-****4444'],
    ['0913-3334444-12', '091*-*****44-12'],
    ['3334444', '3****44'],
    ['8123', '8***'],
  ])('%s reads %s, once and however often, and is taken by no field', (phone, masked) => {
    expect(phoneInput.safeParse(phone).success).toBe(true);
    expect(maskPhone(phone)).toBe(masked);
    expect(maskPhone(masked)).toContain('*');
    expect(isMaskedPhone(masked)).toBe(true);
    expect(isMaskedPhone(phone)).toBe(false);
    expect(phoneInput.safeParse(masked).error?.issues[0]?.message).toContain('隐去');
  });

  it('is known to be hidden in wide letters too', () => {
    expect(isMaskedPhone('138＊＊＊＊1234')).toBe(true);
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
