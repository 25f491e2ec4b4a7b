import type { ActionName } from '@guanjia/core/matters';
import type { SmallZone } from '../matters/small-zone.ts';

/** A body for each action that its schema takes and its handler would do, were the action available. */
export function actionBody(
  action: ActionName,
  { ids }: SmallZone,
  at: { assignmentId?: string | undefined; level?: string | undefined; intoId?: string | undefined } = {},
): Record<string, unknown> {
  const text = '按规定办理';
  const assignmentId = at.assignmentId ?? ids.enterprise;
  const bodies: Record<ActionName, Record<string, unknown>> = {
    accept: {},
    decline: { reason: 'duplicate', text },
    transfer: { butlerId: ids.otherButler, text },
    'choose-mode': { mode: 'agent', authorisation: '当面委托' },
    // An office that holds nothing yet; as support where a lead is at work.
    assign: { assignments: [{ officeId: ids.planning, role: 'lead', limitDays: 2 }] },
    'request-materials': { items: ['总平面图'] },
    'supply-materials': {},
    'hand-in-materials': { items: [{ name: '道路开口申请' }], text },
    'check-materials': { items: [{ name: '道路开口申请', result: 'accepted' }] },
    'promise-materials': { items: [{ name: '道路开口申请', kind: 'supplement', until: '2026-12-31' }], text },
    resume: { text },
    'close-unsupplied': { text },
    'answer-firm': { outcome: 'solved', text },
    confirm: {},
    dispute: { text },
    'dispute-decline': { text },
    rate: { level: 5 },
    reopen: { text },
    withdraw: { text },
    urge: {},
    merge: { intoId: at.intoId ?? ids.project, text },
    comment: { text, visibility: 'firm' },
    escalate: { level: at.level ?? 'coordinator', text },
    'decide-escalation': { text },
    sign: { assignmentId },
    return: { assignmentId, text },
    answer: { assignmentId, outcome: 'solved', text },
    'accept-answer': { assignmentId },
    'send-back': { assignmentId, text },
    recall: { assignmentId, text },
    'request-extension': { assignmentId, days: 2, text },
    'grant-extension': { assignmentId },
    'refuse-extension': { assignmentId, text },
    'verify-rating': { text },
    appeal: { text },
    'uphold-rating': { text },
    'exclude-rating': { text },
    'extend-rectification': { text },
    rectify: { text },
    revisit: { text },
  };
  return bodies[action];
}
