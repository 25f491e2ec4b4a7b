import type { StepRefusal } from '@guanjia/core/supervision';
import { Problem } from '../platform/problems.ts';

/** Why a step is not possible now, and what to do instead. */
export const refusalWords: Record<StepRefusal, string> = {
  'not-above': '这件工作不在您的督办范围内；请由包抓它的管家、所属工作站站长或平台主管督办。',
  'own-work': '这是您自己（或您代班的人）负责的工作，不能自己督办自己；请由上级督办。',
  over: '这件工作已经办结或不再由对方办理，不需要再督办。请刷新查看。',
  'rank-too-low': '约谈、通报由站长、平台主管或分管领导发出。',
  'already-open': '同样的通知已经发出、尚未解除，不能重复发。请在原来那一份上处理。',
  'urged-already': '今天已经催办过这一件，请下一个工作日再催；确有需要可发提醒单。',
  light:
    '提醒单要亮黄灯或红灯才能发，督办单要亮红灯、或提醒单逾期未回复才能发。平台主管、领导可写明理由破例。',
  'no-red-notice': '约谈、通报要在督办单发出之后。平台主管、领导可写明理由破例。',
  'reason-too-low': '只有平台主管和领导可以破例。请等亮灯后再发，或请上级发出。',
};

export function refuseStep(refusal: StepRefusal): Problem {
  switch (refusal) {
    case 'not-above':
    case 'own-work':
    case 'rank-too-low':
    case 'reason-too-low':
      return new Problem('forbidden', { detail: refusalWords[refusal] });
    default:
      return new Problem('conflict', { detail: refusalWords[refusal], extensions: { reason: refusal } });
  }
}

export const changedMeanwhile = (): Problem =>
  new Problem('conflict', {
    detail: '这份通知的状态已经改变（可能已回复、解除或失效）。请刷新查看最新情况。',
  });
