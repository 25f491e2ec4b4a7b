/** Work queues: the same names for every role; each shows what is in the viewer's charge. */
export const matterQueues = [
  'to-accept', // to accept, or to sign for
  'in-hand', // open and waiting for me (butler: to act; office: to answer)
  'to-decide', // escalations, extensions, appeals, lapsed materials
  'waiting-firm', // with the firm: materials, confirmation
  'overdue', // red
  'due-soon', // yellow
  'rectifying', // 差评整改
  'open', // all that is open
  'closed', // ended
  'all',
] as const;
export type MatterQueue = (typeof matterQueues)[number];
