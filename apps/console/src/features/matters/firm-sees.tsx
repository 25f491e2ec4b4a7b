import { formatDayOfWeek, formatList, formatMoment, formatUsedDays } from '@guanjia/client/format';
import { firmViewOptions } from '@guanjia/client/queries';
import type { MatterDetail, TimelineEntry } from '@guanjia/core/matters';
import { useQuery } from '@tanstack/react-query';
import { Eye } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { QueryView } from '../../ui/query-view.tsx';
import { actorOf } from './journal-text.ts';

const shownAtFirst = 2;

/** What the firm reads at this moment: the presentation that it gets itself, not a guess at it. */
export function FirmSees({ matter }: { matter: MatterDetail }) {
  const { t } = useTranslation('console');
  const query = useQuery(firmViewOptions(matter.id));
  return (
    <section className="card firm-sees">
      <header className="card-head">
        <Eye size={16} aria-hidden />
        <h2>{t('firmSees.title')}</h2>
        <span className="note push">{t('firmSees.note')}</span>
      </header>
      <div className="card-body">
        <QueryView query={query}>{(seen) => <Seen seen={seen} />}</QueryView>
      </div>
    </section>
  );
}

function Seen({ seen }: { seen: MatterDetail }) {
  const { t } = useTranslation(['console', 'actions', 'common']);
  const [all, setAll] = useState(false);
  const entries = [...seen.timeline].sort((one, other) => other.seq - one.seq);
  const shown = all ? entries : entries.slice(0, shownAtFirst);
  const { workingDays, promised } = seen.timeUsed;
  return (
    <div className="firm-sees-say">
      <b>{t(`actions:firmStatus.${seen.status}`)}</b>
      {seen.status === 'awaiting-materials' && (
        <p>{t('firmSees.materials', { list: formatList(seen.materialsWanted) })}</p>
      )}
      {seen.due && (
        <p>
          {t(seen.due.kind === 'confirm' ? 'firmSees.confirmBy' : 'firmSees.dueBy', {
            day: formatDayOfWeek(seen.due.at),
            clock: t(`actions:clock.${seen.due.kind}`),
          })}
        </p>
      )}
      {workingDays !== null && (
        <p className="small muted">
          {t('firmSees.used', { used: formatUsedDays(workingDays), promised: promised.days })}
        </p>
      )}
      <ul className="firm-sees-list">
        {shown.map((entry) => (
          <Line key={entry.seq} entry={entry} />
        ))}
      </ul>
      {seen.attachments.length > 0 && (
        <p className="small muted">{t('firmSees.files', { count: seen.attachments.length })}</p>
      )}
      {entries.length > shownAtFirst && (
        <Button kind="quiet" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? t('common:less') : t('firmSees.all', { count: entries.length })}
        </Button>
      )}
    </div>
  );
}

function Line({ entry }: { entry: TimelineEntry }) {
  const { t } = useTranslation(['console', 'actions', 'common']);
  return (
    <li>
      <span className="small muted">
        {formatMoment(entry.at)} · {actorOf(entry, t)} {t(`actions:event.${entry.action}`)}
      </span>
      {entry.text && <p className="words">{entry.text}</p>}
      {entry.erased && <p className="muted">{t('actions:erased')}</p>}
    </li>
  );
}
