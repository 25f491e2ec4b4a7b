import type { MatterQueue } from '@guanjia/core/matters';

/** Names only, so that the address bar can be checked without loading the schemas. */
export const matterQueues = [
  'to-accept',
  'in-hand',
  'to-decide',
  'waiting-firm',
  'overdue',
  'due-soon',
  'rectifying',
  'open',
  'closed',
  'all',
] as const satisfies readonly MatterQueue[];
