import { actionNames } from '@guanjia/core/matters';
import { describe, expect, it } from 'vitest';
import {
  allActions,
  assignmentActionsOf,
  footActions,
  isQuiet,
  placingOf,
} from '../../src/features/matters/act/placing.ts';
import { isWordsAction } from '../../src/features/matters/act/words-form.tsx';

const ownForms = new Set([
  'decline',
  'transfer',
  'merge',
  'choose-mode',
  'assign',
  'request-materials',
  'answer-firm',
  'answer',
  'rate',
  'comment',
  'escalate',
  'request-extension',
  'hand-in-materials',
  'check-materials',
  'promise-materials',
]);

describe('where an action is offered', () => {
  it('every action of the workflow has a place and a form', () => {
    for (const action of actionNames) {
      expect(placingOf(action), action).toBeDefined();
      expect(isWordsAction(action) !== ownForms.has(action), action).toBe(true);
    }
  });

  it('the natural next step comes first, what is grave last', () => {
    const acts = [{ action: 'decline' }, { action: 'comment' }, { action: 'accept' }] as const;
    expect(allActions(acts).map((a) => a.action)).toEqual(['accept', 'comment', 'decline']);
  });

  it('acts on an assignment stand on its card only, and on no other', () => {
    const acts = [
      { action: 'accept-answer', assignmentId: 'a' },
      { action: 'send-back', assignmentId: 'a' },
      { action: 'recall', assignmentId: 'b' },
      { action: 'comment' },
    ] as const;
    expect(footActions(acts).map((a) => a.action)).toEqual(['comment']);
    expect(assignmentActionsOf(acts, 'a').map((a) => a.action)).toEqual(['accept-answer', 'send-back']);
  });

  it('assigning once more is not pressed upon who has offices at work', () => {
    expect(isQuiet({ openAssignments: 0 }, 'assign')).toBe(false);
    expect(isQuiet({ openAssignments: 1 }, 'assign')).toBe(true);
  });

  it('whoever is content is not led to open it again', () => {
    expect(isQuiet({ openAssignments: 0 }, 'reopen')).toBe(true);
    expect(isQuiet({ openAssignments: 0 }, 'rate')).toBe(false);
  });
});
