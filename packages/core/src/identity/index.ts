export * from './api-schemas.ts';
export { demoPassword } from './demo.ts';
export {
  type PasswordFault,
  type PasswordPolicy,
  passwordChecks,
  passwordFaults,
  passwordFaultText,
  passwordIsOverdue,
} from './passwords.ts';
export { isMaskedPhone, maskPhone, phoneInput } from './phone.ts';
export {
  asCovered,
  type Covering,
  holdsRole,
  officesOfPerson,
  type Principal,
  principalOf,
  type RoleGrant,
  withoutCover,
  withoutFirm,
} from './principal.ts';
export {
  coverableRoles,
  type Home,
  homeOf,
  homes,
  isSeparatedRole,
  needsSecondFactor,
  type Role,
  type RoleScopeKind,
  role,
  roleNames,
  roleScopes,
  roles,
  type SeparatedRole,
  separatedRoles,
} from './roles.ts';
