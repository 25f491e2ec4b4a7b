import { formatMoment } from '@guanjia/client/format';
import type { AttachmentView, MatterDetail, TimelineEntry } from '@guanjia/core/matters';
import { useState } from 'react';
import { Card } from '../../../ui/card.tsx';
import { Gallery } from '../../../ui/files/gallery.tsx';
import { LightShape } from '../../../ui/light.tsx';
import { Timeline, type TimelineStep } from '../../../ui/timeline.tsx';
import { type Texts, useTexts } from '../../../ui/use-texts.ts';
import { entryNote } from './entry-note.ts';

const shownAtFirst = 6;

/** The light that an event of the clocks turned to. */
function lightOf(entry: TimelineEntry): 'red' | 'yellow' | undefined {
  const { light } = entry.details;
  return entry.action === 'light-turned' && (light === 'red' || light === 'yellow') ? light : undefined;
}

/** Done by somebody of the firm itself. */
const isOwn = (entry: TimelineEntry): boolean => entry.actor?.role === 'firm';

function titleOf(t: Texts, matter: MatterDetail, entry: TimelineEntry): string {
  if (matter.view === 'staff') {
    const light = lightOf(entry);
    if (light) return t(`timeline.light.${light}`);
    return t(`actions:event.${entry.action}`);
  }
  if (entry.action === 'comment' && !isOwn(entry)) {
    return t(entry.actor?.role === 'butler' ? 'firmEvent.commentByButler' : 'firmEvent.commentByStaff');
  }
  if (entry.action === 'submit' && matter.raisedBy === 'butler') return t('firmEvent.submitByButler');
  if (entry.action === 'rate' && entry.details.byLink) return t('firmEvent.rateByLink');
  return t(`firmEvent.${entry.action}`);
}

function stepOf(
  t: Texts,
  matter: MatterDetail,
  entry: TimelineEntry,
  newest: boolean,
  files: ReadonlyMap<string, AttachmentView>,
): TimelineStep {
  const firm = matter.view === 'firm';
  const own = firm && isOwn(entry);
  const { actor } = entry;
  const who = actor?.name ?? t(entry.details.byLink ? 'common:ratingLink.actor' : 'actions:platform');
  const signed = actor?.coveredFor
    ? t('common:absence.actedFor', { name: actor.name, away: actor.coveredFor })
    : who;
  const light = matter.view === 'staff' ? lightOf(entry) : undefined;
  const attached = entry.attachmentIds.map((id) => files.get(id)).filter((f) => f !== undefined);
  const words = entry.erased ? t('actions:erased') : (entry.text ?? undefined);
  const note = entryNote(t, matter, entry);
  const by = own ? undefined : [actor?.office, signed];
  return {
    key: String(entry.seq),
    who,
    mark: own ? t('timeline.you') : light ? <LightShape tone={light} /> : undefined,
    tone: light ? 'plain' : newest ? 'on' : own ? 'plain' : undefined,
    title: titleOf(t, matter, entry),
    tag: !firm && entry.visibility === 'internal' ? t('actions:visibility.internal') : undefined,
    when: formatMoment(entry.at),
    at: entry.at,
    note: [...(by ?? []), note].filter(Boolean).join(' · ') || undefined,
    words,
    extra: attached.length > 0 ? <Gallery attachments={attached} among={matter.attachments} /> : undefined,
  };
}

/** The parcel's way, newest first; long ones open on demand. */
export function MatterTimeline({ matter }: { matter: MatterDetail }) {
  const t = useTexts();
  const [all, setAll] = useState(false);
  const files = new Map(matter.attachments.map((a) => [a.id, a]));
  const entries = [...matter.timeline].sort((a, b) => b.seq - a.seq);
  const shown = all || entries.length <= shownAtFirst + 2 ? entries : entries.slice(0, shownAtFirst);
  return (
    <Card>
      <h2 className="card__title">{t('timeline.title')}</h2>
      <Timeline
        label={t('timeline.title')}
        steps={shown.map((entry, i) => stepOf(t, matter, entry, i === 0, files))}
      />
      {shown.length < entries.length && (
        <button type="button" className="btn btn--plain btn--wide" onClick={() => setAll(true)}>
          {t('timeline.all', { n: entries.length - shown.length })}
        </button>
      )}
    </Card>
  );
}
