export { importUpkeep } from './import-upkeep.ts';
export { importRoutes } from './imports-routes.ts';
