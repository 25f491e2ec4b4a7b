import type {
  ActionName,
  ActionRequest,
  AnswerOutcome,
  DeclineReason,
  EscalationLevel,
  MatterDetail,
  RatingLevel,
  ServiceMode,
} from '@guanjia/core/matters';
import type { Offered } from './action-order.ts';

export interface AssignmentValues {
  readonly officeId?: string;
  readonly role: 'lead' | 'support';
  readonly limitDays?: number;
  readonly instruction?: string;
}

/** Everything that a form of any action may hold; each action shows and sends its own part. */
export interface ActionValues {
  readonly text?: string;
  readonly attachmentIds?: readonly string[];
  readonly reason?: DeclineReason;
  readonly butlerId?: string;
  readonly typeCode?: string;
  readonly intoId?: string;
  readonly mode?: ServiceMode;
  readonly authorisation?: string;
  readonly assignments?: readonly AssignmentValues[];
  readonly items?: readonly string[];
  readonly outcome?: AnswerOutcome;
  readonly level?: RatingLevel | EscalationLevel;
  readonly days?: number;
  readonly visibility?: 'firm' | 'internal';
}

type Field = keyof ActionValues;

type FieldOf<A extends ActionName> = Exclude<keyof ActionRequest<A>, 'deviceAt' | 'assignmentId'> & Field;

/** The fields of each action; `*` must be filled. A name that core's `actionRequests` doesn't have fails to compile. */
export const ACTION_FIELDS = {
  accept: ['text'],
  decline: ['reason*', 'text*'],
  transfer: ['butlerId', 'typeCode', 'text*'],
  'choose-mode': ['mode*', 'authorisation'],
  assign: ['assignments*', 'text'],
  'request-materials': ['items*', 'text'],
  'supply-materials': ['text', 'attachmentIds'],
  // Done at the check-list, item by item, in forms of their own.
  'hand-in-materials': [],
  'check-materials': [],
  'promise-materials': [],
  resume: ['text*', 'attachmentIds'],
  'close-unsupplied': ['text*', 'attachmentIds'],
  'answer-firm': ['outcome*', 'text*', 'attachmentIds'],
  confirm: ['text'],
  dispute: ['text*', 'attachmentIds'],
  'dispute-decline': ['text*', 'attachmentIds'],
  rate: ['level*', 'text'],
  reopen: ['text*', 'attachmentIds'],
  urge: ['text'],
  merge: ['intoId*', 'text*'],
  withdraw: ['text*', 'attachmentIds'],
  comment: ['text*', 'visibility*', 'attachmentIds'],
  escalate: ['level*', 'text*'],
  'decide-escalation': ['text*', 'attachmentIds'],
  sign: ['text'],
  return: ['text*'],
  answer: ['outcome*', 'text*', 'attachmentIds'],
  'accept-answer': ['text'],
  'send-back': ['text*'],
  recall: ['text*'],
  'request-extension': ['days*', 'text*'],
  'grant-extension': ['text'],
  'refuse-extension': ['text*'],
  'verify-rating': ['text*', 'attachmentIds'],
  appeal: ['text*', 'attachmentIds'],
  'uphold-rating': ['text*', 'attachmentIds'],
  'exclude-rating': ['text*', 'attachmentIds'],
  'extend-rectification': ['text*', 'attachmentIds'],
  rectify: ['text*', 'attachmentIds'],
  revisit: ['text*', 'attachmentIds'],
} as const satisfies { [A in ActionName]: readonly (FieldOf<A> | `${FieldOf<A>}*`)[] };

export function fieldsOf(
  action: ActionName,
): readonly { readonly field: Field; readonly required: boolean }[] {
  return ACTION_FIELDS[action].map((name) => ({
    field: name.replace('*', '') as Field,
    required: name.endsWith('*'),
  }));
}

/** What a form begins with: never a judgement (a rating has no default), only what is plain from the matter. */
export function initialValuesOf(offer: Offered, matter: MatterDetail): ActionValues {
  if (offer.action === 'assign') {
    const hasLead = matter.assignments.some(
      (one) => one.role === 'lead' && ['assigned', 'signed', 'answered'].includes(one.status),
    );
    return { assignments: [{ role: hasLead ? 'support' : 'lead' }] };
  }
  if (offer.action === 'request-materials') {
    const wanted = matter.materials
      .filter((one) => one.required && (one.state === 'open' || one.state === 'wanted'))
      .map((one) => one.name);
    return { items: wanted.length > 0 ? wanted : [''] };
  }
  if (offer.action === 'choose-mode' && matter.serviceMode) return { mode: matter.serviceMode };
  const [only, second] = offer.levels ?? [];
  return offer.action === 'escalate' && only && !second ? { level: only } : {};
}

/** The request's body: the action's own fields, without what was left empty. */
export function bodyOf(offer: Offered, values: ActionValues): Record<string, unknown> {
  const body: Record<string, unknown> = offer.assignmentId ? { assignmentId: offer.assignmentId } : {};
  for (const { field } of fieldsOf(offer.action)) {
    const value = cleaned(values[field]);
    if (value !== undefined) body[field] = value;
  }
  return body;
}

function cleaned(value: unknown): unknown {
  if (typeof value === 'string') return value.trim() === '' ? undefined : value.trim();
  if (Array.isArray(value)) {
    const kept = value.map(cleaned).filter((one) => one !== undefined);
    return kept.length > 0 ? kept : undefined;
  }
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(
      Object.entries(value).flatMap(([name, one]) => {
        const kept = cleaned(one);
        return kept === undefined ? [] : [[name, kept]];
      }),
    );
  }
  return value ?? undefined;
}
