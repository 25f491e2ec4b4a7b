export * from './action-requests.ts';
export * from './api-schemas.ts';
export * from './audience.ts';
export * from './available-actions.ts';
export * from './next-status.ts';
export * from './statuses.ts';
export * from './transitions.ts';
