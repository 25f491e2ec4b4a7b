import type { SupervisionKind } from '@guanjia/core/supervision';

/** 督办, on the desk and on the phone. */
export const supervision = {
  kind: {
    urge: '催办',
    yellow: '提醒单',
    red: '督办单',
    talk: '约谈',
    circular: '通报',
  } satisfies Record<SupervisionKind, string>,
  /** What happened: 发出督办单〔2026〕12号：城管局. */
  happened: {
    issued: '发出{{paper}}：{{who}}',
    replied: '已回复{{paper}}：{{who}}',
    progress: '反馈进展（{{paper}}）：{{who}}',
    returned: '退回{{paper}}的回复：{{who}}',
    noted: '确认{{paper}}的回复：{{who}}',
    lifted: '解除{{paper}}：{{who}}',
    lapsed: '{{paper}}随事项办结失效：{{who}}',
    unanswered: '{{paper}}逾期未回复：{{who}}',
  },
} as const;
