import { formatExact, formatList, formatWorkingDays } from '@guanjia/client/format';
import type { MatterDetail } from '@guanjia/core/matters';
import { Card, Facts } from '../../../ui/card.tsx';
import { Gallery } from '../../../ui/files/gallery.tsx';
import { type Texts, useTexts } from '../../../ui/use-texts.ts';

interface Bar {
  name: string;
  days: number;
  unit: 'working' | 'calendar';
  source: string | undefined;
  colour: string;
}

/** Days used against what was promised, what the law gives and what it used to take. */
function barsOf(t: Texts, matter: MatterDetail): Bar[] {
  const { workingDays, promised, statutory, pastPractice } = matter.timeUsed;
  const bars: Bar[] = [];
  if (workingDays !== null) {
    bars.push({
      name: t('time.used'),
      days: workingDays,
      unit: 'working',
      source: undefined,
      colour: 'var(--bar-1)',
    });
  }
  bars.push({ name: t('time.promised'), ...promised, colour: 'var(--bar-2)' });
  if (statutory) bars.push({ name: t('time.statutory'), ...statutory, colour: 'var(--bar-3)' });
  if (pastPractice) bars.push({ name: t('time.past'), ...pastPractice, colour: 'var(--bar-3)' });
  return bars;
}

function TimeUsed({ matter }: { matter: MatterDetail }) {
  const t = useTexts();
  const bars = barsOf(t, matter);
  // Calendar days are brought to the scale of working days for the drawing only; the figure keeps its unit.
  const length = (bar: Bar) => (bar.unit === 'calendar' ? (bar.days * 5) / 7 : bar.days);
  const longest = Math.max(1, ...bars.map(length));
  const unknown = [
    matter.timeUsed.statutory === null && t('time.statutory'),
    matter.timeUsed.pastPractice === null && t('time.past'),
  ].filter(Boolean);
  return (
    <div>
      <h3 className="title">{t('time.title')}</h3>
      <ul className="time-bars">
        {bars.map((bar) => (
          <li className="time-bars__row" key={bar.name} title={bar.source}>
            <span>{bar.name}</span>
            <span className="time-bars__rail" aria-hidden="true">
              <span style={{ width: `${(length(bar) / longest) * 100}%`, background: bar.colour }} />
            </span>
            <span className="nowrap">
              {t(bar.unit === 'working' ? 'time.workingDays' : 'time.calendarDays', {
                n: formatWorkingDays(bar.days),
              })}
            </span>
          </li>
        ))}
      </ul>
      {unknown.length > 0 && (
        <p className="muted">
          {t('time.unknown', { names: formatList(unknown.filter((name) => name !== false)) })}
        </p>
      )}
    </div>
  );
}

export function DetailsCard({ matter }: { matter: MatterDetail }) {
  const t = useTexts();
  const inTimeline = new Set(matter.timeline.flatMap((e) => (e.action === 'submit' ? [] : e.attachmentIds)));
  const own = matter.attachments.filter((a) => !inTimeline.has(a.id));
  const subject = matter.project ?? matter.enterprise;
  const facts = [
    { name: t('details.number'), value: matter.number },
    { name: t('details.type'), value: `${matter.type.groupName} · ${matter.type.name}` },
    { name: t('details.rules'), value: t('details.rulesVersion', { n: matter.typeVersion.number }) },
    { name: t(`actions:subjectKind.${matter.subjectKind}`), value: subject.name },
    {
      name: t('details.mode'),
      value: matter.serviceMode ? t(`actions:serviceMode.${matter.serviceMode}`) : t('details.modeOpen'),
    },
    { name: t('details.raised'), value: formatExact(matter.createdAt) },
    ...(matter.raisedBy === 'butler'
      ? [{ name: t('details.authorisation'), value: matter.authorisation ?? t('common:unknown') }]
      : []),
    ...(matter.round > 1
      ? [{ name: t('details.round'), value: t('details.roundOf', { n: matter.round }) }]
      : []),
  ];
  return (
    <Card pad className="details" label={t('details.title')}>
      <h2 className="title">{t('details.title')}</h2>
      {matter.view === 'firm' && <p className="prose">{matter.text}</p>}
      <Gallery attachments={own} />
      <Facts items={facts} />
      <TimeUsed matter={matter} />
    </Card>
  );
}
