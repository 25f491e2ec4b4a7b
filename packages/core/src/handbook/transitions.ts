export const versionStates = ['draft', 'in-review', 'published', 'superseded', 'discarded'] as const;
export type VersionState = (typeof versionStates)[number];

export const versionActions = ['submit', 'withdraw', 'send-back', 'publish', 'discard'] as const;
export type VersionAction = (typeof versionActions)[number];

interface Transition {
  readonly from: readonly VersionState[];
  readonly to: VersionState;
  readonly by: 'writer' | 'author' | 'reviewer';
}

/** 编写 → 送审 → 发布. Whoever reviews is another than the author. */
export const versionTransitions = {
  submit: { from: ['draft'], to: 'in-review', by: 'writer' },
  withdraw: { from: ['in-review'], to: 'draft', by: 'author' },
  'send-back': { from: ['in-review'], to: 'draft', by: 'reviewer' },
  publish: { from: ['in-review'], to: 'published', by: 'reviewer' },
  discard: { from: ['draft'], to: 'discarded', by: 'writer' },
} as const satisfies Record<VersionAction, Transition>;

/** What a person is to a version. */
export interface VersionStanding {
  readonly mayWrite: boolean;
  readonly mayReview: boolean;
  readonly isAuthor: boolean;
}

/** What a person may do with a version now; the server decides by it and the screen shows it. */
export function availableVersionActions(state: VersionState, standing: VersionStanding): VersionAction[] {
  const holds = {
    writer: standing.mayWrite,
    author: standing.isAuthor && standing.mayWrite,
    reviewer: standing.mayReview && !standing.isAuthor,
  };
  return versionActions.filter((action) => {
    const { from, by } = versionTransitions[action];
    return (from as readonly VersionState[]).includes(state) && holds[by];
  });
}
