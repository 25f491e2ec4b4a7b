import { formatLabelled } from '@guanjia/client/format';
import type { AvailableAction, MatterAssignment, MatterDetail } from '@guanjia/core/matters';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { CallLink } from '../../../ui/contact-row.tsx';
import { LightBadge } from '../../../ui/light.tsx';
import { useTexts } from '../../../ui/use-texts.ts';
import { actionLabel } from '../act/labels.ts';
import { assignmentActionsOf, placingOf } from '../act/placing.ts';
import { dueDay, leftText } from '../due.tsx';

interface AssignmentsProps {
  matter: MatterDetail;
  onAct: (act: AvailableAction) => void;
}

/** The offices at work in parallel, each with its own light, answer and what may be done about it. */
export function AssignmentsCard({ matter, onAct }: AssignmentsProps) {
  const t = useTexts();
  if (matter.assignments.length === 0) return null;
  const open = (a: MatterAssignment) => (['assigned', 'signed', 'answered'].includes(a.status) ? 0 : 1);
  const sorted = [...matter.assignments].sort((a, b) => open(a) - open(b));
  return (
    <Card label={t('matter.assignments')} flush>
      <h2 className="card__title">{t('matter.assignments')}</h2>
      {sorted.map((assignment) => (
        <Assignment key={assignment.id} matter={matter} assignment={assignment} onAct={onAct} />
      ))}
    </Card>
  );
}

function Assignment({ matter, assignment, onAct }: AssignmentsProps & { assignment: MatterAssignment }) {
  const t = useTexts();
  const acts = assignmentActionsOf(matter.actions, assignment.id);
  const status = t(`actions:assignmentStatus.${assignment.status}`);
  const handler = assignment.handler;
  return (
    <div className="assignment">
      <div className="assignment__head">
        <p className="title grow">
          {assignment.office.name}
          <span className="timeline__tag">{t(`actions:assignmentRole.${assignment.role}`)}</span>
        </p>
        {assignment.left && assignment.light !== 'none' ? (
          <LightBadge
            tone={assignment.light}
            word={t(`actions:light.${assignment.light}`)}
            text={assignment.light === 'paused' ? t('actions:timeLeft.paused') : leftText(t, assignment.left)}
          />
        ) : (
          <LightBadge tone="none" word="" text={status} />
        )}
      </div>
      <div className="assignment__head">
        <div className="grow">
          <p className="muted">
            {[status, handler?.name, assignment.dueAt && t('matter.until', { day: dueDay(assignment.dueAt) })]
              .filter(Boolean)
              .join(' · ')}
          </p>
          {assignment.instruction && (
            <p className="muted">{t('matter.instruction', { text: assignment.instruction })}</p>
          )}
        </div>
        <CallLink
          name={handler?.name ?? assignment.office.name}
          phone={handler?.phone ?? assignment.office.phone}
        />
      </div>
      {assignment.answer && (
        <p className="assignment__words">
          {assignment.outcome && (
            <strong>{formatLabelled(t(`actions:outcome.${assignment.outcome}`), '')}</strong>
          )}
          {assignment.answer}
        </p>
      )}
      {assignment.extension && (
        <p className="muted">
          {t('matter.extension', {
            status: t(`actions:extensionStatus.${assignment.extension.status}`),
            days: assignment.extension.days,
            reason: assignment.extension.reason ?? t('common:unknown'),
          })}
        </p>
      )}
      {acts.length > 0 && (
        <div className="assignment__acts">
          {acts.map((act) => {
            const { grave, icon } = placingOf(act.action);
            return (
              <Button key={act.action} kind={grave ? 'line' : 'soft'} icon={icon} onClick={() => onAct(act)}>
                {actionLabel(t, { ...matter, actions: [] }, act)}
              </Button>
            );
          })}
        </div>
      )}
    </div>
  );
}
