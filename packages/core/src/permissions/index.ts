export { type PermissionAction, permissionActions, permissions, type Reach, reachOf } from './permissions.ts';
export {
  abilitiesOf,
  allows,
  allowsInZone,
  covers,
  isEmptyScope,
  type Scope,
  type SubjectFacts,
  scopeOf,
} from './scope.ts';
