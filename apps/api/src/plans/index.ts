import type { Api, AppDependencies } from '../platform/app-dependencies.ts';
import { bundleRoutes } from './bundle-routes.ts';
import { monthRoutes } from './month-routes.ts';
import { planRoutes as oneProjectRoutes } from './plan-routes.ts';
import { templateRoutes } from './template-routes.ts';

export { ensureTemplates } from './ensure-templates.ts';
export { createPlanWork, sweepPlans } from './plan-work.ts';
export { mayReadReportFile } from './present-plan.ts';
export { shippedTemplates } from './shipped-templates.ts';

export async function planRoutes(app: Api, deps: AppDependencies): Promise<void> {
  await templateRoutes(app, deps);
  await oneProjectRoutes(app, deps);
  await monthRoutes(app, deps);
  await bundleRoutes(app, deps);
}
