import { z } from 'zod';

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
export type QualificationKind = z.infer<typeof QualificationKind>;

export const Shareholder = z.strictObject({
  name: z.string().trim().min(1).max(100),
  percent: z.number().min(0).max(100).nullable(),
});
export type Shareholder = z.infer<typeof Shareholder>;

/**
 * 运行监测: what a firm tells of a month, of its own will. Never the official statistics, so a figure always goes
 * with its source and its basis (口径: what exactly is counted).
 */
export const MonthlyIndicator = z.enum([
  'output',
  'revenue',
  'profit',
  'tax',
  'electricity',
  'gas',
  'staff',
  'wages',
  'trade',
  'research',
  'fixed-investment',
]);
export type MonthlyIndicator = z.infer<typeof MonthlyIndicator>;
