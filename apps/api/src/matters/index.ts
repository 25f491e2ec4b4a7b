export { bundleTables, rowSnapshot } from './bundle.ts';
export type { ClockContext } from './clocks.ts';
export { contextAt } from './context.ts';
export { moveOpenMatters } from './hand-over.ts';
export { performAction } from './perform.ts';
export { raiseMatter } from './raise.ts';
export { findDueMatters, sweepClocks, sweepMatter } from './sweep.ts';
