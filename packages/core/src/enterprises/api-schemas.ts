import { z } from 'zod';
import { butlerCard, phoneInput } from '../identity/index.ts';
import { directions, pageOf, pageQuery } from '../paging/index.ts';
import { normaliseDivisionCode } from './divisions.ts';
import { normaliseIndustryCode } from './industries.ts';
import {
  CreditRisk,
  MonthlyIndicator,
  QualificationKind,
  RegistrationStatus,
  Shareholder,
} from './profile-terms.ts';
import { SIZE_CLASSES, type SizeClass } from './size-class.ts';
import { checkUscc } from './uscc.ts';

const id = z.uuid();
const moment = z.iso.datetime();
const day = z.iso.date();
const named = z.object({ id, name: z.string() });
const shortText = z.string().trim().min(1).max(120);
/** Money in 万元, four decimals. */
const wan = z.number().min(0).max(99_999_999_999);
const count = z.number().int().min(0).max(100_000_000);

export const registrationStatusNames = {
  'in-business': '在业',
  suspended: '停业',
  'moved-out': '迁出',
  deregistered: '注销',
  revoked: '吊销',
  unknown: '未知',
} as const satisfies Record<RegistrationStatus, string>;

export const sizeClassNames = {
  large: '大型',
  medium: '中型',
  small: '小型',
  micro: '微型',
} as const satisfies Record<SizeClass, string>;

export const creditRiskNames = {
  none: '未见异常',
  'abnormal-operation': '经营异常',
  'serious-violation': '严重违法',
  'dishonest-debtor': '失信被执行人',
  unknown: '未知',
} as const satisfies Record<CreditRisk, string>;

export const qualificationKindNames = {
  'high-tech': '高新技术企业',
  'tech-sme': '科技型中小企业',
  'innovative-sme': '创新型中小企业',
  specialised: '专精特新中小企业',
  'little-giant': '专精特新“小巨人”',
  'single-champion': '制造业单项冠军',
  gazelle: '瞪羚企业',
  'technology-centre': '企业技术中心',
  'quality-award': '质量奖',
  licence: '经营许可',
  other: '其他',
} as const satisfies Record<QualificationKind, string>;

export const monthIndicatorNames = {
  output: '产值',
  revenue: '营业收入',
  profit: '利润总额',
  tax: '税收',
  electricity: '用电量',
  gas: '用气量',
  staff: '从业人数',
  wages: '工资总额',
  trade: '进出口额',
  research: '研发费用',
  'fixed-investment': '固定资产投资',
} as const satisfies Record<MonthlyIndicator, string>;

export const enterpriseSummary = z.object({
  id,
  name: z.string(),
  shortName: z.string().nullable(),
  uscc: z.string().nullable(),
  station: named,
  butler: named.extend({ phone: z.string() }).nullable(),
  industryCode: z.string().nullable(),
  industryName: z.string().nullable(),
  aboveScale: z.boolean(),
  sizeClass: z.enum(SIZE_CLASSES).nullable(),
  active: z.boolean(),
  address: z.string().nullable(),
});
export type EnterpriseSummary = z.infer<typeof enterpriseSummary>;
export const enterprisePage = pageOf(enterpriseSummary);
export const enterpriseSorts = ['added', 'name', 'updated', 'staff', 'revenue'] as const;
export type EnterpriseSort = (typeof enterpriseSorts)[number];
export const enterpriseQuery = pageQuery.extend({
  sort: z.enum(enterpriseSorts).default('added'),
  direction: z.enum(directions).default('asc'),
  q: z.string().trim().min(1).max(60).optional(),
  stationId: id.optional(),
  butlerId: id.optional(),
  aboveScale: z.stringbool().optional(),
  active: z.stringbool().optional(),
  sizeClass: z.enum(SIZE_CLASSES).optional(),
  /** An industry of GB/T 4754 with all below it: a letter or the first digits. */
  industryCode: z.string().min(1).max(4).optional(),
});
export type EnterpriseQuery = z.infer<typeof enterpriseQuery>;

export const enterpriseContact = z.object({
  id,
  name: z.string(),
  phone: z.string().nullable(),
  title: z.string().nullable(),
  level: z.enum(['administrator', 'contact']),
  hasAccount: z.boolean(),
});
export const qualification = z.object({
  id,
  kind: QualificationKind,
  name: z.string(),
  certificateNo: z.string().nullable(),
  grantedOn: day.nullable(),
  expiresOn: day.nullable(),
  source: z.string().nullable(),
});
export const tenure = z.object({
  id,
  butler: named,
  startedAt: moment,
  endedAt: moment.nullable(),
  reason: z.string().nullable(),
});
export const monthFigure = z.object({
  month: z.string().regex(/^\d{4}-\d{2}$/),
  indicator: MonthlyIndicator,
  source: z.enum(['enterprise', 'butler', 'department', 'import']),
  valueMonth: z.number().nullable(),
  valueYearToDate: z.number().nullable(),
  yearOnYearPercent: z.number().nullable(),
  unit: z.string(),
  basis: z.string(),
  enteredAt: moment,
});

/** Money in 万元; null means unknown, and is shown so. */
export const enterpriseDetail = enterpriseSummary.omit({ butler: true }).extend({
  version: z.number().int(),
  usccExceptionReason: z.string().nullable(),
  activeSince: moment,
  legalRepresentative: z.string().nullable(),
  registeredCapitalWan: z.number().nullable(),
  paidInCapitalWan: z.number().nullable(),
  foundedOn: day.nullable(),
  registrationStatus: RegistrationStatus,
  divisionCode: z.string().nullable(),
  divisionName: z.string().nullable(),
  industryChain: z.string().nullable(),
  chainLeader: z.boolean(),
  plot: z.string().nullable(),
  premises: z.string().nullable(),
  staffCount: z.number().int().nullable(),
  revenueWan: z.number().nullable(),
  assetsWan: z.number().nullable(),
  inventionPatents: z.number().int().nullable(),
  utilityPatents: z.number().int().nullable(),
  designPatents: z.number().int().nullable(),
  softwareCopyrights: z.number().int().nullable(),
  trademarks: z.number().int().nullable(),
  shareholders: z.array(Shareholder),
  listingMarket: z.string().nullable(),
  listingCode: z.string().nullable(),
  creditRisk: CreditRisk,
  introduction: z.string().nullable(),
  updatedAt: moment,
  butler: butlerCard.nullable(),
  contacts: z.array(enterpriseContact),
  qualifications: z.array(qualification),
  /** Empty for who may not read it. */
  stewardships: z.array(tenure),
  months: z.array(monthFigure),
  projects: z.array(named.extend({ stage: z.string(), active: z.boolean() })),
  abilities: z.array(z.string()),
});
export type EnterpriseDetail = z.infer<typeof enterpriseDetail>;

/** Taken as people write it, kept in its normal form. A code that holds only within needs a reason: `usccExceptionReason`. */
const usccInput = z
  .string()
  .max(40)
  .overwrite((text) => checkUscc(text).code)
  .refine((code) => checkUscc(code).result !== 'invalid', '统一社会信用代码的位数、字符或校验位不对');
const industryInput = z
  .string()
  .max(20)
  .overwrite((text) => normaliseIndustryCode(text) ?? text)
  .refine(
    (code) => normaliseIndustryCode(code) !== undefined,
    '须为 GB/T 4754 门类字母，或 2 至 4 位数字代码',
  );
const divisionInput = z
  .string()
  .max(20)
  .overwrite((text) => normaliseDivisionCode(text) ?? text)
  .refine((code) => normaliseDivisionCode(code) !== undefined, '须为 6 位区划代码，或本区自编代码');

const profileInput = {
  name: shortText,
  shortName: z.string().trim().min(1).max(40).nullable(),
  uscc: usccInput.nullable(),
  usccExceptionReason: z.string().trim().min(1).max(200).nullable(),
  legalRepresentative: z.string().trim().min(1).max(60).nullable(),
  registeredCapitalWan: wan.nullable(),
  paidInCapitalWan: wan.nullable(),
  foundedOn: day.nullable(),
  registrationStatus: RegistrationStatus,
  industryCode: industryInput.nullable(),
  divisionCode: divisionInput.nullable(),
  industryChain: z.string().trim().min(1).max(60).nullable(),
  chainLeader: z.boolean(),
  address: z.string().trim().min(1).max(200).nullable(),
  plot: z.string().trim().min(1).max(120).nullable(),
  premises: z.string().trim().min(1).max(120).nullable(),
  staffCount: count.nullable(),
  revenueWan: wan.nullable(),
  assetsWan: wan.nullable(),
  sizeClass: z.enum(SIZE_CLASSES).nullable(),
  inventionPatents: count.nullable(),
  utilityPatents: count.nullable(),
  designPatents: count.nullable(),
  softwareCopyrights: count.nullable(),
  trademarks: count.nullable(),
  shareholders: z.array(Shareholder).max(50),
  listingMarket: z.string().trim().min(1).max(40).nullable(),
  listingCode: z.string().trim().min(1).max(20).nullable(),
  creditRisk: CreditRisk,
  introduction: z.string().trim().min(1).max(4000).nullable(),
};
/** Parts of the profile that only the committee changes. */
const classificationInput = { stationId: id, aboveScale: z.boolean(), active: z.boolean() };

export const enterpriseCreation = z.strictObject({
  ...z.strictObject(profileInput).partial().shape,
  name: profileInput.name,
  stationId: id,
  aboveScale: z.boolean().default(false),
  butlerId: id,
  /** The moment from which the butler is in charge; now when left out. */
  since: moment.optional(),
});
export type EnterpriseCreation = z.infer<typeof enterpriseCreation>;

/** Changes the fields that are given; `version` is the one that the reader saw. */
export const enterpriseChange = z
  .strictObject({
    version: z.number().int().min(1),
    ...z.strictObject({ ...profileInput, ...classificationInput }).partial().shape,
    /** Needed when `active` becomes true again. */
    butlerId: id.optional(),
    reason: z.string().trim().min(1).max(500).optional(),
  })
  .refine((change) => Object.keys(change).length > 1, '请至少修改一项');
export type EnterpriseChange = z.infer<typeof enterpriseChange>;
export const classificationFields = Object.keys(classificationInput) as (keyof typeof classificationInput)[];

export const contactInput = z.strictObject({
  name: z.string().trim().min(1).max(60),
  phone: phoneInput.nullish(),
  title: z.string().trim().min(1).max(40).nullish(),
  level: z.enum(['administrator', 'contact']).default('contact'),
});
export type ContactInput = z.infer<typeof contactInput>;

// ── Code tables ─────────────────────────────────────────────────────────────────────────────────────

export const codeTableEntry = z.object({
  code: z.string(),
  level: z.number().int(),
  parent: z.string().nullable(),
  name: z.string(),
  source: z.string(),
  /** One switched off stays on what carries it, and is not taken for anything new. */
  active: z.boolean(),
  /** Enterprises that carry it. */
  enterprises: z.int(),
});
export type CodeTableEntry = z.infer<typeof codeTableEntry>;
export const codeTablePage = pageOf(codeTableEntry);
export const codeTables = ['industries', 'divisions'] as const;
export type CodeTable = (typeof codeTables)[number];
export const codeTableQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(2000).default(200),
  cursor: z.string().min(1).max(300).optional(),
  level: z.coerce.number().int().min(1).max(5).optional(),
  parent: z.string().min(1).max(20).optional(),
  q: z.string().trim().min(1).max(60).optional(),
  state: z.enum(['active', 'off', 'all']).default('active'),
});
export type CodeTableQuery = z.infer<typeof codeTableQuery>;

/** A table as a whole: where it comes from, how much is in it, and each time that it was filled. */
export const codeTableSummary = z.object({
  table: z.enum(codeTables),
  entries: z.int(),
  off: z.int(),
  levels: z.array(z.object({ level: z.int(), entries: z.int() })),
  /** Newest first. */
  versions: z.array(
    z.object({
      version: z.int(),
      source: z.string(),
      entries: z.int(),
      at: z.iso.datetime(),
      by: z.string().nullable(),
    }),
  ),
});
export const codeTableList = z.object({ items: z.array(codeTableSummary), mayEdit: z.boolean() });
export type CodeTableList = z.infer<typeof codeTableList>;
export const codeSwitch = z.strictObject({
  active: z.boolean(),
  reason: z.string().trim().min(1).max(500),
});
export type CodeSwitch = z.infer<typeof codeSwitch>;
