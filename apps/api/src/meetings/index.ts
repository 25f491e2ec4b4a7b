import type { Api, AppDependencies } from '../platform/app-dependencies.ts';
import { feedRoutes } from './feed-routes.ts';
import { meetingRoutes as ownRoutes } from './meetings-routes.ts';
import { meetingRecordRoutes } from './record-routes.ts';
import { resolutionRoutes } from './resolution-routes.ts';
import { seriesRoutes } from './series-routes.ts';

export { meetingsVisibleAmong } from './list-meetings.ts';
export { createMeetingWork } from './meeting-work.ts';
export { mayReadResolutionFile } from './resolution-files.ts';

export async function meetingRoutes(app: Api, deps: AppDependencies): Promise<void> {
  await ownRoutes(app, deps);
  await meetingRecordRoutes(app, deps);
  await resolutionRoutes(app, deps);
  await seriesRoutes(app, deps);
  await feedRoutes(app, deps);
}
