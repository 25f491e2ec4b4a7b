export { findButlerCard, findButlerInCharge, findSubjects, photoUrlOf } from './subjects-store.ts';
