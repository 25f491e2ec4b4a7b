import type { Api, AppDependencies } from '../platform/app-dependencies.ts';
import { actingRoutes } from './acting-routes.ts';
import { readingRoutes } from './supervision-routes.ts';

export { createSupervisionWork, sweepSupervisions } from './supervision-work.ts';
export { mayReadSupervisionFile, supervisionsVisibleAmong } from './supervisions-store.ts';

export async function supervisionRoutes(app: Api, deps: AppDependencies): Promise<void> {
  await readingRoutes(app, deps);
  await actingRoutes(app, deps);
}
