export * from './api-schemas.ts';
export * from './history.ts';
export * from './plan-glance.ts';
