import type { ActionName, AvailableAction } from '@guanjia/core/matters';
import {
  ArrowUpToLine,
  BadgeCheck,
  BellRing,
  BookOpenCheck,
  CalendarClock,
  Check,
  CircleCheckBig,
  CircleX,
  ClipboardPen,
  CornerDownLeft,
  FilePlus2,
  FileQuestion,
  Gavel,
  HandHelping,
  Hourglass,
  ListChecks,
  type LucideIcon,
  Merge,
  MessageSquareText,
  PenLine,
  Play,
  RotateCcw,
  Scale,
  Send,
  Shuffle,
  Smile,
  ThumbsDown,
  Undo2,
  UserCheck,
} from 'lucide-react';

interface Placing {
  /** Own acts stand at the foot of the page; acts on an assignment or on an item of the
   * check-list stand there. */
  readonly place: 'foot' | 'assignment' | 'item';
  readonly icon: LucideIcon;
  /** Worded as a risk and never offered as the first act. */
  readonly grave?: true;
}

/** Order is the order of offering: the natural next step first. */
const placings = {
  sign: { place: 'foot', icon: BadgeCheck },
  answer: { place: 'foot', icon: PenLine },
  'decide-escalation': { place: 'foot', icon: Gavel },
  accept: { place: 'foot', icon: BadgeCheck },
  'supply-materials': { place: 'foot', icon: FilePlus2 },
  'hand-in-materials': { place: 'item', icon: FilePlus2 },
  'check-materials': { place: 'item', icon: ListChecks },
  'promise-materials': { place: 'item', icon: CalendarClock },
  confirm: { place: 'foot', icon: CircleCheckBig },
  dispute: { place: 'foot', icon: ThumbsDown },
  rate: { place: 'foot', icon: Smile },
  'verify-rating': { place: 'foot', icon: BookOpenCheck },
  'uphold-rating': { place: 'foot', icon: Scale },
  rectify: { place: 'foot', icon: CircleCheckBig },
  revisit: { place: 'foot', icon: UserCheck },
  'answer-firm': { place: 'foot', icon: Send },
  assign: { place: 'foot', icon: Send },
  'accept-answer': { place: 'assignment', icon: Check },
  'grant-extension': { place: 'assignment', icon: Check },
  resume: { place: 'foot', icon: Play },
  reopen: { place: 'foot', icon: RotateCcw },
  'dispute-decline': { place: 'foot', icon: MessageSquareText },
  urge: { place: 'foot', icon: BellRing },
  comment: { place: 'foot', icon: MessageSquareText },
  'request-materials': { place: 'foot', icon: FileQuestion },
  'choose-mode': { place: 'foot', icon: HandHelping },
  'request-extension': { place: 'foot', icon: Hourglass },
  escalate: { place: 'foot', icon: ArrowUpToLine },
  transfer: { place: 'foot', icon: Shuffle },
  appeal: { place: 'foot', icon: ClipboardPen },
  'extend-rectification': { place: 'foot', icon: Hourglass },
  'send-back': { place: 'assignment', icon: Undo2, grave: true },
  'refuse-extension': { place: 'assignment', icon: CircleX, grave: true },
  recall: { place: 'assignment', icon: Undo2, grave: true },
  return: { place: 'foot', icon: CornerDownLeft, grave: true },
  'exclude-rating': { place: 'foot', icon: CircleX, grave: true },
  'close-unsupplied': { place: 'foot', icon: CircleX, grave: true },
  merge: { place: 'foot', icon: Merge, grave: true },
  decline: { place: 'foot', icon: CircleX, grave: true },
  withdraw: { place: 'foot', icon: Undo2, grave: true },
} as const satisfies Record<ActionName, Placing>;

const order = Object.keys(placings);
const byOrder = (a: AvailableAction, b: AvailableAction) => order.indexOf(a.action) - order.indexOf(b.action);

export const placingOf = (action: ActionName): Placing => placings[action];

export const allActions = (actions: readonly AvailableAction[]): AvailableAction[] =>
  [...actions].sort(byOrder);

/** Possible, but not the next step: a word in between, doubt about what was settled, or one more office while others are at work. */
export const isQuiet = (matter: { openAssignments: number }, action: ActionName): boolean =>
  action === 'comment' ||
  action === 'urge' ||
  action === 'reopen' ||
  (action === 'assign' && matter.openAssignments > 0);

export function footActions(actions: readonly AvailableAction[]): AvailableAction[] {
  return actions.filter((a) => placingOf(a.action).place === 'foot').sort(byOrder);
}

export function assignmentActionsOf(
  actions: readonly AvailableAction[],
  assignmentId: string,
): AvailableAction[] {
  return actions
    .filter((a) => a.assignmentId === assignmentId && placingOf(a.action).place === 'assignment')
    .sort(byOrder);
}
