import { holdsRole, type Principal } from '../identity/index.ts';

/** What decides about a saved view. */
export interface ViewFacts {
  readonly ownerId: string;
  readonly sharing: 'private' | 'office' | 'zone';
  readonly officeId: string | null;
}

/** Offices and stations that a person belongs to: a view may be shared with one of them. */
export const viewOfficesOf = (principal: Principal): string[] => [
  ...new Set([
    ...(principal.butlerStationId ? [principal.butlerStationId] : []),
    ...principal.officeIds,
    ...principal.stationIds,
  ]),
];

/** Own ones, those of my offices, and those of the whole zone. A view carries no rows: these follow the reader. */
export const maySeeView = (principal: Principal, view: ViewFacts): boolean =>
  view.ownerId === principal.accountId ||
  view.sharing === 'zone' ||
  (view.officeId !== null && viewOfficesOf(principal).includes(view.officeId));

/** Its author; a view of the whole zone also any coordinator, so that it does not outlive its author's post. */
export const mayChangeView = (principal: Principal, view: ViewFacts): boolean =>
  view.ownerId === principal.accountId || (view.sharing === 'zone' && holdsRole(principal, 'coordinator'));
