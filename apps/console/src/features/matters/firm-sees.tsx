import { formatDayOfWeek, formatList, formatUsedDays } from '@guanjia/client/format';
import { type MatterDetail, type TimelineEntry, wordsVisibleToFirm } from '@guanjia/core/matters';
import { Eye } from 'lucide-react';
import { useTranslation } from 'react-i18next';

/** Words that belong to a state: once it is over, they no longer stand at the head of the firm's page. */
const PASSING: Partial<Record<TimelineEntry['action'], readonly MatterDetail['status'][]>> = {
  'request-materials': ['awaiting-materials'],
  'answer-firm': ['answered', 'closed', 'rectifying'],
  decline: ['declined'],
};

/** What the firm reads at this moment: its own words, its own status, the last thing said to it. */
export function FirmSees({ matter }: { matter: MatterDetail }) {
  const { t } = useTranslation(['console', 'actions']);
  const said = [...matter.timeline]
    .sort((one, other) => other.seq - one.seq)
    .find(
      ({ visibility, text, action, actor }) =>
        visibility === 'firm' &&
        text !== null &&
        action !== 'submit' &&
        actor?.role !== 'firm' &&
        (action === 'comment' || wordsVisibleToFirm(action)) &&
        !PASSING[action]?.every((status) => status !== matter.status),
    );
  const promise = matter.clocks.findLast((clock) => clock.kind === 'promise' || clock.kind === 'confirm');
  const confirm = matter.clocks.findLast((clock) => clock.kind === 'confirm' && clock.state === 'running');
  const { workingDays, promised } = matter.timeUsed;
  return (
    <section className="card firm-sees">
      <header className="card-head">
        <Eye size={16} aria-hidden />
        <h2>{t('firmSees.title')}</h2>
        <span className="note push">{t('firmSees.note')}</span>
      </header>
      <div className="card-body">
        <div className="firm-sees-say">
          <b>{t(`actions:firmStatus.${matter.status}`)}</b>
          {matter.status === 'awaiting-materials' && (
            <p>{t('firmSees.materials', { list: formatList(matter.materialsWanted) })}</p>
          )}
          {said?.text && <p className="words">{said.text}</p>}
          {confirm && <p>{t('firmSees.confirmBy', { day: formatDayOfWeek(confirm.dueAt) })}</p>}
          {!confirm && promise?.state === 'running' && promise.kind === 'promise' && (
            <p>{t('firmSees.answerBy', { day: formatDayOfWeek(promise.dueAt) })}</p>
          )}
          {workingDays !== null && (
            <p className="small muted">
              {t('firmSees.used', { used: formatUsedDays(workingDays), promised: promised.days })}
            </p>
          )}
        </div>
      </div>
    </section>
  );
}
