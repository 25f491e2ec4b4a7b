export * from './api-schemas.ts';
export { type FindingCode, findingCodes, findingTexts } from './findings.ts';
