import { formatDay, formatMoment, formatSentences, formatUsedDays } from '@guanjia/client/format';
import type { MatterAssignment, MatterDetail } from '@guanjia/core/matters';
import { useTranslation } from 'react-i18next';
import { LightMark } from '../../ui/light-mark.tsx';
import { inkOf, useTimeLeft } from '../../ui/time-left.tsx';

const WORKING: ReadonlySet<MatterAssignment['status']> = new Set(['assigned', 'signed']);

/** Assignments side by side, each with its own light and time; ended ones of former rounds after the present. */
export function AssignmentList({ matter, full }: { matter: MatterDetail; full?: boolean }) {
  const { t } = useTranslation('console');
  const shown = matter.assignments.filter(
    (one) => full || (one.status !== 'returned' && one.status !== 'recalled'),
  );
  if (shown.length === 0) return <p className="sub">{t('assignments.none')}</p>;
  return (
    <ol className="assignments">
      {shown.map((assignment) => (
        <Assignment key={assignment.id} assignment={assignment} full={full === true} />
      ))}
    </ol>
  );
}

/** 4 家，1 家已答复 */
export function useAssignmentCount(matter: MatterDetail): string {
  const { t } = useTranslation('console');
  const live = matter.assignments.filter((one) => one.status !== 'returned' && one.status !== 'recalled');
  const answered = live.filter((one) => one.status === 'answered' || one.status === 'accepted').length;
  if (live.length === 0) return '';
  if (answered === live.length) return t('assignments.allAnswered', { count: live.length });
  return answered === 0
    ? t('assignments.count', { count: live.length })
    : t('assignments.someAnswered', { count: live.length, answered });
}

function Assignment({ assignment, full }: { assignment: MatterAssignment; full: boolean }) {
  const { t } = useTranslation(['console', 'actions']);
  const timeLeft = useTimeLeft();
  const working = WORKING.has(assignment.status);
  const used = formatUsedDays(assignment.usedWorkingDays);
  const ended = t(`actions:assignmentStatus.${assignment.status}`);
  const light = working
    ? assignment.light
    : assignment.status === 'returned' || assignment.status === 'recalled'
      ? 'none'
      : 'green';
  return (
    <li>
      <LightMark light={light} {...(working ? {} : { label: ended })} />
      <div>
        <b>{assignment.office.name}</b>{' '}
        <span className="muted">{t(`actions:assignmentRole.${assignment.role}`)}</span>
        {working && assignment.status === 'assigned' && <span className="tag assignments-tag">{ended}</span>}
        {assignment.extension && (
          <span
            className={`tag assignments-tag${assignment.extension.status === 'requested' ? ' tag-accent' : ''}`}
          >
            {t(`actions:extensionStatus.${assignment.extension.status}`)}
          </span>
        )}
      </div>
      <div className="assignments-time">
        {working && assignment.left ? (
          <span className={inkOf(assignment.light)}>
            {assignment.light === 'paused' ? t('actions:timeLeft.paused') : timeLeft(assignment.left)}
          </span>
        ) : (
          <span className="sub">{t('assignments.used', { used, limit: assignment.limitDays })}</span>
        )}
      </div>
      <p className="assignments-note">{noteOf(assignment, t, full)}</p>
    </li>
  );
}

type Translate = ReturnType<typeof useTranslation<['console', 'actions']>>['t'];

function noteOf(assignment: MatterAssignment, t: Translate, full: boolean): string {
  const said = assignment.answer ?? assignment.instruction ?? '';
  const parts: string[] = [];
  if (assignment.status === 'assigned') {
    parts.push(t('assignments.sent', { at: formatMoment(assignment.assignedAt) }));
    if (assignment.returnUntil)
      parts.push(t('assignments.returnUntil', { at: formatMoment(assignment.returnUntil) }));
  } else if (assignment.answeredAt) {
    parts.push(t('assignments.answered', { at: formatMoment(assignment.answeredAt) }));
    if (assignment.outcome) parts.push(t(`actions:outcome.${assignment.outcome}`));
  } else if (assignment.signedAt) {
    parts.push(
      assignment.handler
        ? t('assignments.signedBy', { name: assignment.handler.name, day: formatDay(assignment.signedAt) })
        : t('assignments.signed', { day: formatDay(assignment.signedAt) }),
    );
  }
  if (full && assignment.extension) {
    parts.push(t('assignments.extension', { days: assignment.extension.days }));
    if (assignment.extension.reason) parts.push(assignment.extension.reason);
  }
  if (said) parts.push(said);
  return formatSentences(parts);
}
