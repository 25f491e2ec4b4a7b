export type { MatterTypeRecord } from './catalogue-store.ts';
export { ensureCatalogue } from './ensure-catalogue.ts';
export { findMatterType, getMatterType, listMatterTypes, promiseOf } from './matter-types.ts';
