export * from './api-schemas.ts';
export * from './plan-glance.ts';
