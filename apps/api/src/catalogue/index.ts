export { catalogueRoutes } from './catalogue-routes.ts';
export type { MatterTypeRecord } from './catalogue-store.ts';
export type { CatalogueType } from './catalogue-type.ts';
export { ensureCatalogue } from './ensure-catalogue.ts';
export { matterCatalogue } from './matter-catalogue.ts';
export { findMatterType, getMatterType, listMatterTypes, promiseOf } from './matter-types.ts';
export { catalogueOffices, type OfficeCode } from './offices.ts';
export { isTypeFile } from './type-files.ts';
export { getVersion } from './versions-store.ts';
