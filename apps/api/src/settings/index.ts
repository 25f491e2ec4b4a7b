export { settingsRoutes } from './settings-routes.ts';
export { loadZoneSettings } from './settings-store.ts';
