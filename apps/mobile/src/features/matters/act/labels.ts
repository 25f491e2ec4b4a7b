import type { AvailableAction, MatterDetail } from '@guanjia/core/matters';
import type { Texts } from '../../../ui/use-texts.ts';

const firmWords = [
  'supply-materials',
  'confirm',
  'dispute',
  'dispute-decline',
  'rate',
  'reopen',
  'urge',
  'withdraw',
  'comment',
] as const;
type FirmAction = (typeof firmWords)[number];
const isFirmAction = (action: string): action is FirmAction =>
  (firmWords as readonly string[]).includes(action);

/** Two buttons side by side leave room for three or four characters. */
const shortened = ['assign', 'comment', 'request-materials', 'choose-mode'] as const;
const isShortened = (action: string): action is (typeof shortened)[number] =>
  (shortened as readonly string[]).includes(action);

/** An action's words; the firm has plainer ones. An office with two assignments sees which. */
export function actionLabel(t: Texts, matter: MatterDetail, act: AvailableAction): string {
  if (matter.view === 'firm' && isFirmAction(act.action)) return t(`act.firm.${act.action}`);
  return withOffice(matter, act, t(`actions:action.${act.action}`));
}

/** The same for a button at the foot. */
export function footLabel(t: Texts, matter: MatterDetail, act: AvailableAction): string {
  if (matter.view === 'firm' || !isShortened(act.action)) return actionLabel(t, matter, act);
  return withOffice(matter, act, t(`act.short.${act.action}`));
}

function withOffice(matter: MatterDetail, act: AvailableAction, word: string): string {
  const twins = matter.actions.filter((a) => a.action === act.action);
  const assignment = matter.assignments.find((a) => a.id === act.assignmentId);
  return twins.length > 1 && assignment ? `${word} · ${assignment.office.name}` : word;
}
