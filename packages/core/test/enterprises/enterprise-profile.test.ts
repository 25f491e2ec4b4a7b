import { EnterpriseProfile } from '@guanjia/core/enterprises';
import { describe, expect, it } from 'vitest';

const profile: EnterpriseProfile = {
  name: '示例电子有限公司',
  shortName: null,
  uscc: '91350100M000100Y43',
  usccExceptionReason: null,
  legalRepresentative: null,
  registeredCapitalWan: 5000,
  paidInCapitalWan: null,
  foundedOn: '2020-02-29',
  registrationStatus: 'in-business',
  industryCode: '3974',
  divisionCode: '610400-GX',
  aboveScale: true,
  sizeClass: 'medium',
  industryChain: '电子显示',
  chainLeader: true,
  address: null,
  plot: null,
  premises: null,
  staffCount: 320,
  revenueWan: 2600,
  assetsWan: null,
  inventionPatents: 3,
  utilityPatents: null,
  designPatents: null,
  softwareCopyrights: null,
  trademarks: null,
  shareholders: [{ name: '某集团', percent: 51 }],
  listingMarket: null,
  listingCode: null,
  creditRisk: 'none',
  introduction: null,
  contacts: [{ name: '联系人甲', phone: '13800000000', title: null, level: 'administrator' }],
  qualifications: [
    {
      kind: 'high-tech',
      name: '高新技术企业',
      certificateNo: null,
      grantedOn: '2024-11-01',
      expiresOn: '2027-10-31',
      source: null,
    },
  ],
  months: [
    {
      month: '2026-09-01',
      indicator: 'output',
      source: 'enterprise',
      basis: '企业自报，当月价',
      unit: '千元',
      monthValue: 2100,
      yearToDateValue: 18000,
      yearOnYearPercent: -3.5,
    },
  ],
  butler: null,
};
const takes = (change: object) => EnterpriseProfile.safeParse({ ...profile, ...change }).success;

describe('enterprise profile', () => {
  it('takes a whole profile as it is', () => expect(EnterpriseProfile.parse(profile)).toEqual(profile));

  it('asks a reason for an early code, and refuses a wrong one with any reason', () => {
    expect(takes({ uscc: '91350100M000100Y44' })).toBe(false);
    expect(takes({ uscc: '91350100M000100Y44', usccExceptionReason: '早期登记，换证在办' })).toBe(true);
    expect(takes({ uscc: '91350100M000100Y53', usccExceptionReason: '随便' })).toBe(false);
    expect(takes({ uscc: null })).toBe(true);
  });

  it('refuses what cannot be', () => {
    expect(takes({ foundedOn: '2021-02-29' })).toBe(false);
    expect(takes({ staffCount: -1 })).toBe(false);
    expect(takes({ registeredCapitalWan: Number.NaN })).toBe(false);
    expect(takes({ industryCode: 'C3974' })).toBe(false);
    expect(takes({ nickname: 'x' })).toBe(false);
    expect(takes({ months: [{ ...profile.months[0], month: '2026-09-02' }] })).toBe(false);
    expect(takes({ months: [{ ...profile.months[0], basis: '' }] })).toBe(false);
    expect(takes({ qualifications: [{ ...profile.qualifications[0], expiresOn: '2020-01-01' }] })).toBe(
      false,
    );
  });
});
