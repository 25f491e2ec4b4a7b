export * from './api-schemas.ts';
export {
  differingFields,
  type MaterialChange,
  materialChanges,
  type RuleField,
  ruleFields,
  rulesOf,
  type VersionRules,
} from './differences.ts';
export { fewestCalendarDays, type RuleFacts, type RuleFault, ruleFaults } from './rule-faults.ts';
export {
  complexities,
  type TypeMaterial,
  type TypeRules,
  typeCode,
  typeMaterial,
  typeRules,
  typeSubjects,
} from './type-rules.ts';
