import type { Api, AppDependencies } from '../platform/app-dependencies.ts';
import { directoryRoutes } from './organisation-routes.ts';
import { stewardshipRoutes } from './stewardship-routes.ts';

export { beginCharges } from './begin-charges.ts';
export { countCharges, insertButler, isInCharge } from './butlers-store.ts';
export { handOverSubject } from './hand-over-subject.ts';
export { containsPhrase, readerOfProject, withinScope } from './scope-filter.ts';
export { findTenures, lockSubject } from './stewardships-store.ts';
export { findButlerCard, findButlerInCharge, findSubjects } from './subjects-store.ts';
export { endCharge, takeCharge } from './take-charge.ts';

export async function organisationRoutes(app: Api, deps: AppDependencies): Promise<void> {
  await directoryRoutes(app, deps);
  await stewardshipRoutes(app, deps);
}
