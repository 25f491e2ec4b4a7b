/** The closed sets of a matter (诉求/事项). Words for people stand in the message catalogue, never here. */

export const matterStatuses = [
  'submitted', // 待受理
  'accepted', // 已受理, in the butler's hands
  'handling', // 部门办理中: at least one assignment is open
  'awaiting-materials', // 待补正: the clock pauses
  'answered', // 待企业确认
  'closed', // 办结
  'rectifying', // 差评整改
  'declined', // 不予受理
  'withdrawn', // 撤回
  'merged', // 并案: goes on in another matter of the same firm
] as const;
export type MatterStatus = (typeof matterStatuses)[number];

/** Nothing goes on in these any more, but for rating what was closed. */
export const endedStatuses: readonly MatterStatus[] = ['closed', 'declined', 'withdrawn', 'merged'];

export const assignmentStatuses = [
  'assigned', // 待签收
  'signed', // 办理中
  'answered', // 已答复, waits for the butler
  'accepted', // 答复已采纳
  'returned', // 已退单
  'recalled', // 已收回
] as const;
export type AssignmentStatus = (typeof assignmentStatuses)[number];

export const extensionStatuses = ['requested', 'granted', 'refused', 'lapsed'] as const;
export type ExtensionStatus = (typeof extensionStatuses)[number];

export const rectificationStatuses = [
  'verifying', // 核实
  'rectifying', // 整改
  'revisiting', // 回访
  'appealed', // 申诉复核
  'done', // 整改完成
  'excluded', // 误评, kept on record with its reason
] as const;
export type RectificationStatus = (typeof rectificationStatuses)[number];

export const escalationStatuses = [
  'open',
  'decided',
  'passed', // 已提级: brought further up before it was decided
  'lapsed',
] as const;
export type EscalationStatus = (typeof escalationStatuses)[number];

/** Nearest first. */
export const escalationLevels = [
  'station-master', // 站长
  'coordinator', // 平台主管
  'joint-meeting', // 联席会
  'deputy', // 分管副主任
  'head', // 领导小组组长
] as const;
export type EscalationLevel = (typeof escalationLevels)[number];

export const urgencies = ['normal', 'urgent'] as const;
export type Urgency = (typeof urgencies)[number];

/** 帮办 guided online · accompanied · 代办 agent · 自办 the firm itself. */
export const serviceModes = ['guided', 'assisted', 'agent', 'self'] as const;
export type ServiceMode = (typeof serviceModes)[number];

export const subjectKinds = ['enterprise', 'project'] as const;
export type SubjectKind = (typeof subjectKinds)[number];

/** Reasons to decline, after the lists that city need platforms publish. */
export const declineReasons = [
  'outside-jurisdiction', // 不属于本区职权
  'litigation', // 诉讼、仲裁、纪检、复议、信息公开
  'petition', // 信访
  'secret', // 涉密
  'abuse', // 恶意
  'duplicate', // 同一事项正在办理
] as const;
export type DeclineReason = (typeof declineReasons)[number];

/** 好差评 levels, 1 非常不满意 … 5 非常满意; 1 and 2 are bad (差评). */
export const ratingLevels = [1, 2, 3, 4, 5] as const;
export type RatingLevel = (typeof ratingLevels)[number];
export const isBadRating = (level: RatingLevel): boolean => level <= 2;

export const closeReasons = ['confirmed', 'silent', 'rectified', 'excluded', 'not-supplied'] as const;
export type CloseReason = (typeof closeReasons)[number];

export const answerOutcomes = ['solved', 'partly', 'not-possible', 'explained'] as const;
export type AnswerOutcome = (typeof answerOutcomes)[number];

export const clockKinds = [
  'accept', // 受理
  'promise', // 承诺时限: answer to the firm
  'return', // 退单 window of an assignment; when it lapses the assignment counts as signed
  'assignment', // 交办时限
  'materials', // 补正: the longest pause
  'confirm', // 企业确认
  'rating', // 评价 window
  'verify', // 差评核实
  'rectify', // 差评整改
  'revisit', // 差评回访
  'escalation', // 上报答复
  'decision', // 待主管决定: an appeal, materials that did not come
] as const;
export type ClockKind = (typeof clockKinds)[number];

/** Clocks that light up; the others only lapse. */
export const litClocks = [
  'accept',
  'promise',
  'assignment',
  'verify',
  'rectify',
  'revisit',
  'escalation',
  'decision',
] as const satisfies readonly ClockKind[];
export type LitClock = (typeof litClocks)[number];
export const isLit = (kind: ClockKind): boolean => (litClocks as readonly ClockKind[]).includes(kind);

export const clockStates = ['running', 'paused', 'stopped', 'lapsed'] as const;
export type ClockState = (typeof clockStates)[number];

export const lights = ['green', 'yellow', 'red', 'paused', 'none'] as const;
export type Light = (typeof lights)[number];

/** What a person is to one matter. Found from records by the store, never claimed by a request. */
export const relations = [
  'firm', // contact of the enterprise, or owner of the project
  'butler', // in charge of the matter
  'office', // officer of an office that holds an assignment
  'office-head', // head of such an office
  'station-master', // of the matter's station
  'coordinator',
  'leader',
  'deputy', // of the leading group, in charge of the matter's station
  'head', // of the leading group
  'auditor', // reads the journal, not the words in it
] as const;
export type Relation = (typeof relations)[number];
