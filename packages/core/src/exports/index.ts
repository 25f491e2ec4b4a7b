export * from './api-schemas.ts';
export { exportRowLimit, exportsAtOnce, exportsPerHour, needsApproval } from './export-rules.ts';
