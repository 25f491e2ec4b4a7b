/** 催办 → 提醒 (黄) → 督办单 (红) → 约谈、通报. */
export const supervisionKinds = ['urge', 'yellow', 'red', 'talk', 'circular'] as const;
export type SupervisionKind = (typeof supervisionKinds)[number];
/** What has to be answered, and stays in force until it is lifted. */
export type NoticeKind = Exclude<SupervisionKind, 'urge'>;
export const isNotice = (kind: SupervisionKind): kind is NoticeKind => kind !== 'urge';
/** A formal page can be printed of these. */
export const isPrintable = (kind: SupervisionKind): boolean => kind === 'yellow' || kind === 'red';

/** `sent`: an urge, which waits for nothing. */
export const supervisionStates = ['sent', 'awaiting', 'replied', 'noted', 'lifted', 'lapsed'] as const;
export type SupervisionState = (typeof supervisionStates)[number];
export const openStates = ['awaiting', 'replied', 'noted'] as const satisfies readonly SupervisionState[];
export const isOpenState = (state: SupervisionState): boolean =>
  (openStates as readonly SupervisionState[]).includes(state);

export const subjectKinds = ['assignment', 'matter', 'node'] as const;
export type SupervisedKind = (typeof subjectKinds)[number];

/** From below to above: who comes later may lift what who comes earlier issued. */
export const ranks = ['butler', 'station-master', 'coordinator', 'leader-deputy', 'leader-head'] as const;
export type Rank = (typeof ranks)[number];
export const isAbove = (one: Rank, other: Rank): boolean => ranks.indexOf(one) > ranks.indexOf(other);

/** 〔2026〕12号: the brackets are those of official papers. */
export const paperNumber = (year: number, inYear: number): string => `〔${year}〕${inYear}号`;
