import { actionNames, actionRequests } from '@guanjia/core/matters';
import { describe, expect, it } from 'vitest';
import { inOrder } from '../../src/features/matters/actions/action-order.ts';
import { ACTION_FIELDS, bodyOf, fieldsOf } from '../../src/features/matters/actions/action-values.ts';
import { itemBody } from '../../src/features/matters/actions/item-body.ts';

const id = '0199f973-8eda-7444-b667-4f92b6033ef3';

/** A value that the field of any action takes. */
const filled = {
  text: '写明情况',
  attachmentIds: [id],
  reason: 'duplicate',
  butlerId: id,
  intoId: id,
  typeCode: 'road-opening',
  mode: 'agent',
  authorisation: '电话授权',
  assignments: [{ officeId: id, role: 'lead', limitDays: 3, instruction: ' ' }],
  items: ['营业执照', ' '],
  outcome: 'solved',
  days: 2,
  visibility: 'internal',
} as const;

/** Done at the check-list, in forms of their own. */
const itemActs = ['hand-in-materials', 'check-materials', 'promise-materials'] as const;
const formed = actionNames.filter((action) => !itemActs.some((one) => one === action));

describe('the form of every action', () => {
  it.each(formed)('%s: gives a body that the server takes', (action) => {
    const level = action === 'rate' ? 4 : ('station-master' as const);
    const offer = 'assignmentId' in shapeOf(action) ? { action, assignmentId: id } : { action };
    const body = bodyOf(offer, { ...filled, level });
    expect(actionRequests[action].safeParse(body)).toMatchObject({ success: true });
  });

  it.each(actionNames)('%s: asks for what the server demands, and for nothing it does not know', (action) => {
    const offer = 'assignmentId' in shapeOf(action) ? { action, assignmentId: id } : { action };
    const required = fieldsOf(action).filter((field) => field.required);
    for (const { field } of required) {
      const level = action === 'rate' ? 4 : ('station-master' as const);
      const { [field]: _left, ...rest } = { ...filled, level };
      expect(
        actionRequests[action].safeParse(bodyOf(offer, rest)).success,
        `${action} without ${field}`,
      ).toBe(false);
    }
  });

  it('an act on an item gives a body that the server takes, with the item and without empty fields', () => {
    const values = { attachmentIds: [id], text: '缺公章', result: 'wanted', kind: 'supplement' } as const;
    for (const act of itemActs) {
      const body = itemBody(act, '营业执照', { ...values, until: '2026-12-10', validThrough: '2027-01-01' });
      expect(actionRequests[act].safeParse(body), act).toMatchObject({ success: true });
    }
    expect(itemBody('hand-in-materials', '营业执照', {})).toEqual({ items: [{ name: '营业执照' }] });
    expect(itemBody('check-materials', '营业执照', { result: 'accepted', validThrough: '' })).toEqual({
      items: [{ name: '营业执照', result: 'accepted' }],
    });
  });

  it('leaves out what was left empty', () => {
    expect(bodyOf({ action: 'assign' }, { ...filled, text: ' ' })).toEqual({
      assignments: [{ officeId: id, role: 'lead', limitDays: 3 }],
    });
    expect(Object.keys(ACTION_FIELDS).toSorted()).toEqual(actionNames.toSorted());
  });
});

/** The keys that a request's schema knows, whether or not it is refined. */
function shapeOf(action: (typeof actionNames)[number]): object {
  const schema = actionRequests[action];
  return 'shape' in schema ? schema.shape : {};
}

describe('the order of what is offered', () => {
  const offers = [
    { action: 'answer-firm' },
    { action: 'comment' },
    { action: 'assign' },
    { action: 'decline' },
  ] as const;

  it('asks an office before it answers the firm, until one has answered', () => {
    expect(inOrder({ actions: [...offers], assignments: [] }).map(({ action }) => action)).toEqual([
      'assign',
      'answer-firm',
      'decline',
    ]);
    const answered = [{ status: 'accepted' }] as Parameters<typeof inOrder>[0]['assignments'];
    expect(inOrder({ actions: [...offers], assignments: answered })[0]?.action).toBe('answer-firm');
  });
});
