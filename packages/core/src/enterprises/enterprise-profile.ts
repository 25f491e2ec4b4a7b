import { z } from 'zod';
import { normaliseDivisionCode } from './divisions.ts';
import { normaliseIndustryCode } from './industries.ts';
import { SIZE_CLASSES } from './size-class.ts';
import { checkUscc } from './uscc.ts';

const day = z.iso.date();
const text = (longest: number) => z.string().trim().min(1).max(longest);
/** Money in 万元, to the yuan. */
const wan = z.number().min(0).max(1e13);
const count = z.int().min(0).max(100_000_000);

/** 登记状态: 存续/在业, 停业, 迁出, 注销, 吊销. */
export const RegistrationStatus = z.enum([
  'in-business',
  'suspended',
  'moved-out',
  'deregistered',
  'revoked',
  'unknown',
]);
export type RegistrationStatus = z.infer<typeof RegistrationStatus>;

/** 信用风险: 无, 经营异常, 严重违法, 失信被执行, 未知. */
export const CreditRisk = z.enum([
  'none',
  'abnormal-operation',
  'serious-violation',
  'dishonest-debtor',
  'unknown',
]);
export type CreditRisk = z.infer<typeof CreditRisk>;

/** A code that holds whole. Early codes go with a reason: see `uscc` and `usccExceptionReason` of the profile. */
export const Uscc = z.string().refine((code) => {
  const check = checkUscc(code);
  return check.result !== 'invalid' && check.code === code;
}, '统一社会信用代码的校验位不对');

export const EnterpriseContact = z.strictObject({
  name: text(50),
  phone: text(30).nullable(),
  title: text(50).nullable(),
  /** 分级: administrator 管理员 may manage the firm's contacts, contact 联系人 may not. */
  level: z.enum(['administrator', 'contact']),
});
export type EnterpriseContact = z.infer<typeof EnterpriseContact>;

/** 资质荣誉. */
export const QualificationKind = z.enum([
  'high-tech',
  'tech-sme',
  'innovative-sme',
  'specialised',
  'little-giant',
  'single-champion',
  'gazelle',
  'technology-centre',
  'quality-award',
  'licence',
  'other',
]);

export const Qualification = z
  .strictObject({
    kind: QualificationKind,
    name: text(100),
    certificateNo: text(100).nullable(),
    grantedOn: day.nullable(),
    expiresOn: day.nullable(),
    source: text(200).nullable(),
  })
  .refine((value) => !value.grantedOn || !value.expiresOn || value.grantedOn <= value.expiresOn, {
    path: ['expiresOn'],
    message: '有效期止不能早于认定日期',
  });

export const Shareholder = z.strictObject({
  name: text(100),
  percent: z.number().min(0).max(100).nullable(),
});

/** 运行监测: indicators of a month, with the unit that each is given in. */
export const MONTHLY_INDICATORS = {
  output: '千元',
  revenue: '千元',
  profit: '千元',
  tax: '千元',
  electricity: '千瓦时',
  gas: '立方米',
  staff: '人',
  wages: '千元',
  trade: '千元',
  research: '千元',
  'fixed-investment': '千元',
} as const;
export type MonthlyIndicator = keyof typeof MONTHLY_INDICATORS;

/**
 * One figure of one month, given by the firm of its own will. It is never the official statistics: `source` and
 * `basis` (口径: what exactly is counted) go with it everywhere.
 */
export const MonthlyFigure = z.strictObject({
  /** The first day of the month. */
  month: day.refine((date) => date.endsWith('-01')),
  indicator: z.enum(Object.keys(MONTHLY_INDICATORS) as [MonthlyIndicator, ...MonthlyIndicator[]]),
  source: z.enum(['enterprise', 'butler', 'department', 'import']),
  basis: text(100),
  unit: text(20),
  monthValue: z.number().nullable(),
  yearToDateValue: z.number().nullable(),
  yearOnYearPercent: z.number().nullable(),
});

/** 企业档案: all that is known of an enterprise, apart from what happened to it. */
export const EnterpriseProfile = z
  .strictObject({
    name: text(100),
    shortName: text(30).nullable(),
    uscc: Uscc.nullable(),
    /** Why a code is taken of which only the organisation code holds. */
    usccExceptionReason: text(200).nullable(),
    legalRepresentative: text(50).nullable(),
    registeredCapitalWan: wan.nullable(),
    paidInCapitalWan: wan.nullable(),
    foundedOn: day.nullable(),
    registrationStatus: RegistrationStatus,
    industryCode: z
      .string()
      .refine((code) => normaliseIndustryCode(code) === code)
      .nullable(),
    divisionCode: z
      .string()
      .refine((code) => normaliseDivisionCode(code) === code)
      .nullable(),
    aboveScale: z.boolean(),
    sizeClass: z.enum(SIZE_CLASSES).nullable(),
    /** 产业链, and whether the firm leads it (链主). */
    industryChain: text(50).nullable(),
    chainLeader: z.boolean(),
    address: text(200).nullable(),
    /** 地块. */
    plot: text(100).nullable(),
    /** 厂房. */
    premises: text(100).nullable(),
    staffCount: count.nullable(),
    revenueWan: wan.nullable(),
    assetsWan: wan.nullable(),
    inventionPatents: count.nullable(),
    utilityPatents: count.nullable(),
    designPatents: count.nullable(),
    softwareCopyrights: count.nullable(),
    trademarks: count.nullable(),
    shareholders: z.array(Shareholder).max(50),
    listingMarket: text(30).nullable(),
    listingCode: text(20).nullable(),
    creditRisk: CreditRisk,
    introduction: text(4000).nullable(),
    contacts: z.array(EnterpriseContact).max(50),
    qualifications: z.array(Qualification).max(200),
    months: z.array(MonthlyFigure).max(5000),
    /** 企业管家 in charge. */
    butler: z.strictObject({ id: z.uuid(), name: text(50), phone: text(30) }).nullable(),
  })
  .superRefine((profile, context) => {
    if (profile.uscc === null) return;
    if (checkUscc(profile.uscc).result === 'inner-only' && !profile.usccExceptionReason) {
      context.addIssue({
        code: 'custom',
        path: ['usccExceptionReason'],
        message: '信用代码只有组织机构代码一段通过校验，须写明采用的理由',
      });
    }
  });
export type EnterpriseProfile = z.infer<typeof EnterpriseProfile>;
