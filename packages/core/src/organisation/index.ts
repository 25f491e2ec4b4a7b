export * from './api-schemas.ts';
export * from './spread.ts';
