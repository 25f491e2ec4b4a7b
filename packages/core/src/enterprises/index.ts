export * from './api-schemas.ts';
export { DIVISION_SOURCE, DIVISIONS, normaliseDivisionCode } from './divisions.ts';
export {
  CreditRisk,
  EnterpriseContact,
  EnterpriseProfile,
  MONTHLY_INDICATORS,
  MonthlyFigure,
  type MonthlyIndicator,
  Qualification,
  QualificationKind,
  RegistrationStatus,
  Shareholder,
  Uscc,
} from './enterprise-profile.ts';
export {
  type CodeEntry,
  INDUSTRIES,
  INDUSTRY_SOURCE,
  type IndustrySection,
  normaliseIndustryCode,
  sectionOfIndustry,
} from './industries.ts';
export {
  SIZE_CLASSES,
  type SizeClass,
  type SizeIndustry,
  type SizeJudgement,
  sizeIndustryOf,
  sizeOf,
} from './size-class.ts';
export { checkUscc, type UsccCheck, type UsccFault } from './uscc.ts';
