import type { Api, AppDependencies } from '../platform/app-dependencies.ts';
import { accountRoutes } from './account-routes.ts';
import { identityRoutes as ownRoutes } from './identity-routes.ts';

export { insertAccount } from './account-store.ts';
export {
  authenticate,
  decorateWithPrincipal,
  findPrincipalOfAccount,
  findPrincipalOfSession,
  findSignedIn,
} from './authentication.ts';
export { hashPassword, newOneTimePassword } from './passwords.ts';
export { readSignIns } from './present-sign-ins.ts';
export { insertRoleGrant } from './role-store.ts';
export { openSessionsGauge, sessionUpkeep } from './session-upkeep.ts';
export { findZone } from './zone-store.ts';

export async function identityRoutes(app: Api, deps: AppDependencies): Promise<void> {
  await ownRoutes(app, deps);
  await accountRoutes(app, deps);
}
