import './journal.css';
import { formatDay, formatNearDay, formatTime, formatWeekday, isoDate } from '@guanjia/client/format';
import { type MatterDetail, type TimelineEntry, wordsVisibleToFirm } from '@guanjia/core/matters';
import { Eye, Lock } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { groupBy } from '../../ui/group-by.ts';
import { FileLinks } from './file-links.tsx';
import { actorOf, detailOf } from './journal-text.ts';

type Show = 'all' | 'firm' | 'internal';
const SHOWS: readonly Show[] = ['all', 'firm', 'internal'];

/** Everything that happened, newest first; each entry says whether the firm sees it. */
export function Journal({ matter }: { matter: MatterDetail }) {
  const { t } = useTranslation(['console', 'actions']);
  const [show, setShow] = useState<Show>('all');
  const entries = [...matter.timeline].sort((one, other) => other.seq - one.seq);
  const shown = entries.filter((entry) => show === 'all' || entry.visibility === show);
  const days = groupBy(shown, (entry) => isoDate(entry.at));
  const count = (which: Show): number =>
    which === 'all' ? entries.length : entries.filter((entry) => entry.visibility === which).length;
  return (
    <>
      <div className="journal-bar">
        <h2>{t('journal.title')}</h2>
        <span className="small sub">{t('journal.count', { count: entries.length })}</span>
        <fieldset className="segments">
          <legend className="vh">{t('journal.show')}</legend>
          {SHOWS.map((which) => (
            <label key={which} className={which === show ? 'segment segment-on' : 'segment'}>
              <input
                type="radio"
                className="vh"
                name="journal-show"
                checked={which === show}
                onChange={() => setShow(which)}
              />
              {t(`journal.shows.${which}`)} {count(which)}
            </label>
          ))}
        </fieldset>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls by itself, and keys must reach it */}
      <section className="journal" aria-label={t('journal.title')} tabIndex={0}>
        {[...days].map(([date, some]) => (
          <section key={date} aria-label={formatDay(date)}>
            <h3 className="journal-day">{dayTitle(date)}</h3>
            <ol>
              {some.map((entry) => (
                <Entry key={entry.seq} entry={entry} matter={matter} />
              ))}
            </ol>
          </section>
        ))}
      </section>
    </>
  );
}

function dayTitle(date: string): string {
  const near = formatNearDay(date);
  const day = `${formatDay(date)} ${formatWeekday(date)}`;
  return near === formatDay(date) ? day : `${near} · ${day}`;
}

/** Steps that move the matter on; the others are beside the way. */
const KEY_STEPS: ReadonlySet<TimelineEntry['action']> = new Set([
  'submit',
  'accept',
  'assign',
  'answer',
  'answer-firm',
  'confirm',
  'closed-silent',
  'rate',
  'reopen',
  'rectify',
  'revisit',
  'decline',
]);

function Entry({ entry, matter }: { entry: TimelineEntry; matter: MatterDetail }) {
  const { t } = useTranslation(['console', 'actions', 'common']);
  const inside = entry.visibility === 'internal';
  const detail = detailOf(entry, matter, t);
  const files = matter.attachments.filter((file) => entry.attachmentIds.includes(file.id));
  const kind = inside ? 'journal-inside' : KEY_STEPS.has(entry.action) ? 'journal-key' : '';
  // Of some steps the firm learns that they were made, not what was written with them.
  const covered =
    !inside && entry.text !== null && entry.action !== 'comment' && !wordsVisibleToFirm(entry.action);
  const late = entry.deviceAt && Math.abs(Date.parse(entry.at) - Date.parse(entry.deviceAt)) > 10 * 60_000;
  return (
    <li className={`journal-entry ${kind}`}>
      <time dateTime={entry.at} className="small">
        {formatTime(entry.at)}
      </time>
      <span className="journal-line" aria-hidden="true" />
      <div className="journal-box">
        <div className="journal-words">
          <b>
            {actorOf(entry, t)} {t(`actions:event.${entry.action}`)}
          </b>
          {detail && <p>{detail}</p>}
          {entry.text && <p className="words">{entry.text}</p>}
          {entry.erased && <p className="muted">{t('actions:erased')}</p>}
          {late && entry.deviceAt && (
            <p className="small muted">
              {t('journal.deviceTime', { at: `${formatDay(entry.deviceAt)} ${formatTime(entry.deviceAt)}` })}
            </p>
          )}
          <FileLinks files={files} among={matter.attachments} />
        </div>
        <span className={inside ? 'journal-sight' : 'journal-sight journal-open'}>
          {inside ? <Lock size={13} aria-hidden /> : <Eye size={13} aria-hidden />}
          {covered ? t('journal.covered') : t(`actions:visibility.${entry.visibility}`)}
        </span>
      </div>
    </li>
  );
}
