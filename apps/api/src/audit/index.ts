export { createAnchorWork } from './anchor-work.ts';
export { verifyJournal } from './verify.ts';
