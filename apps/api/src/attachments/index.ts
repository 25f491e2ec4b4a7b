import type { Api, AppDependencies } from '../platform/app-dependencies.ts';
import { readingRoutes } from './reading-routes.ts';
import { uploadRoutes } from './upload-routes.ts';

export { fileStore } from './file-store.ts';
export { attachmentUpkeep } from './forgotten-uploads.ts';

export async function attachmentRoutes(app: Api, deps: AppDependencies): Promise<void> {
  await readingRoutes(app, deps);
  // In a scope of its own: nowhere else is anything but JSON taken.
  await app.register(async (scope) => await uploadRoutes(scope.withTypeProvider(), deps));
}
