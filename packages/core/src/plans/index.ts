export * from './api-schemas.ts';
export {
  type BundleChange,
  type BundleContent,
  type BundleCreation,
  type BundleList,
  type BundleOpening,
  type BundleView,
  bundleChange,
  bundleContent,
  bundleCreation,
  bundleList,
  bundleOpening,
  type OpenedBundles,
  openedBundles,
} from './bundles.ts';
export {
  type ChangedPlan,
  type ChangeFault,
  changedPlan,
  type PlanChange,
  type PlanNodeInput,
  planChange,
  planNodeInput,
} from './changes.ts';
export {
  type InvestmentOfYear,
  type LightCause,
  type LightRules,
  lightsOf,
  monthsBetween,
  type NodeLight,
  type PlanLights,
} from './lights.ts';
export { nodesFromTemplate } from './make-plan.ts';
export {
  type MonthReport,
  type MonthReports,
  type MonthReportView,
  monthReport,
  monthReports,
  monthsQuery,
  reportMonth,
} from './months.ts';
export {
  type NodeProfile,
  nodeCode,
  nodeProfile,
  type PlanLimit,
  planLimit,
  planLink,
} from './node-fields.ts';
export {
  type DelayStep,
  type NodeOutlook,
  outlookOf,
  type PlanOutlook,
  scheduleInputOf,
  workingDayOf,
} from './outlook.ts';
export type { PlanNodeState, PlanState } from './plan-state.ts';
export {
  type NodeProgress,
  type NodeReport,
  type NodeReportKind,
  nodeReport,
  nodeReportKinds,
  type ReportFault,
  reported,
} from './reports.ts';
export {
  type TemplateContent,
  type TemplateFault,
  type TemplateNode,
  templateContent,
  templateFaults,
  templateNode,
} from './templates.ts';
export { withoutNodes } from './without-nodes.ts';
