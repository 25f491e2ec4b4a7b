export * from './api-schemas.ts';
export { demoPassword } from './demo.ts';
export { type PasswordFault, passwordFaults, passwordFaultTexts } from './passwords.ts';
export { phoneInput } from './phone.ts';
export { holdsRole, type Principal, principalOf, type RoleGrant } from './principal.ts';
export {
  type Home,
  homeOf,
  homes,
  isSeparatedRole,
  type Role,
  type RoleScopeKind,
  role,
  roleNames,
  roleScopes,
  roles,
  type SeparatedRole,
  separatedRoles,
} from './roles.ts';
