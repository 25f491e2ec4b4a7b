export * from './api-schemas.ts';
export { type ListName, listColumns, listNames } from './list-columns.ts';
export { mayChangeView, maySeeView, type ViewFacts, viewOfficesOf } from './view-access.ts';
