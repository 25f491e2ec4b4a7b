export { createAnchorWork } from './anchor-work.ts';
export { auditRoutes } from './audit-routes.ts';
export { verifyJournal } from './verify.ts';
