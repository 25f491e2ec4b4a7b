import type { Api, AppDependencies } from '../platform/app-dependencies.ts';
import { codeTableRoutes } from './code-table-routes.ts';
import { profileRoutes } from './enterprises-routes.ts';

export { codeTableUpkeep } from './code-table-upkeep.ts';
export { ensureCodeTables, putCodes, recordVersion } from './code-tables-store.ts';
export { type EnterpriseEntry, enterEnterprises } from './enter-enterprises.ts';
export { listEnterprises } from './enterprises-store.ts';
export { presentEnterpriseSummary } from './present-enterprise.ts';

export async function enterpriseRoutes(app: Api, deps: AppDependencies): Promise<void> {
  await profileRoutes(app, deps);
  await codeTableRoutes(app, deps);
}
