export * from './api-schemas.ts';
export { DIVISION_SOURCE, DIVISIONS, normaliseDivisionCode } from './divisions.ts';
export {
  type CodeEntry,
  INDUSTRIES,
  INDUSTRY_SOURCE,
  type IndustrySection,
  normaliseIndustryCode,
  sectionOfIndustry,
} from './industries.ts';
export {
  CreditRisk,
  MonthlyIndicator,
  QualificationKind,
  RegistrationStatus,
  Shareholder,
} from './profile-terms.ts';
export {
  SIZE_CLASSES,
  type SizeClass,
  type SizeIndustry,
  type SizeJudgement,
  sizeIndustryOf,
  sizeOf,
} from './size-class.ts';
export { checkUscc, type UsccCheck, type UsccFault } from './uscc.ts';
