import { formatDay, formatList, formatPhone, formatTime, telephoneLink } from '@guanjia/client/format';
import type { Session } from '@guanjia/core/identity';
import { MessageSquareText, Phone, UserRoundX, UsersRound } from 'lucide-react';
import { buttonClass } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Face } from '../../ui/face.tsx';
import { useTexts } from '../../ui/use-texts.ts';
import './butler-card.css';

type Subject = Session['subjects'][number];
export type MyButler = NonNullable<Subject['butler']>;

export interface ButlerOf {
  readonly butler: MyButler;
  readonly subjects: readonly Subject[];
}

/** Each butler once, with the enterprises and projects that he has in charge for this person. */
export function butlersOf(subjects: readonly Subject[]): ButlerOf[] {
  const found = new Map<string, { butler: MyButler; subjects: Subject[] }>();
  for (const subject of subjects) {
    if (!subject.butler) continue;
    const known = found.get(subject.butler.id);
    if (known) known.subjects.push(subject);
    else found.set(subject.butler.id, { butler: subject.butler, subjects: [subject] });
  }
  return [...found.values()];
}

/** By the zone's own clock, wherever the phone is. */
function greetingKey(hour: number): 'morning' | 'noon' | 'afternoon' | 'evening' {
  if (hour < 11) return 'morning';
  if (hour < 14) return 'noon';
  return hour < 18 ? 'afternoon' : 'evening';
}

interface ButlerCardProps {
  of: ButlerOf;
  /** With several butlers each card names its subjects, and only the first greets. */
  several: boolean;
  first: boolean;
}

/** 我的管家: the face, the name, and two ways to reach him at once. */
export function ButlerCard({ of, several, first }: ButlerCardProps) {
  const t = useTexts();
  const { butler, subjects } = of;
  const kinds = new Set(subjects.map((s) => s.kind));
  const kind = kinds.size > 1 ? 'both' : (subjects[0]?.kind ?? 'enterprise');
  return (
    <Card className="butler" label={t('home.myButler', { name: butler.name })}>
      <div className="butler__who">
        <Face name={butler.name} photo={butler.photoUrl} size="l" />
        <div className="grow">
          <p className="butler__name">{t('home.butlerName', { name: butler.name })}</p>
          <p className="muted">
            {t(`home.yourButler.${kind}`)} · {butler.station.name}
          </p>
          {several && <p className="muted">{formatList(subjects.map((s) => s.name))}</p>}
        </div>
      </div>
      {butler.cover && (
        <p className="butler__cover">
          <UsersRound size={18} aria-hidden />
          <span className="grow">
            {t('common:absence.coveredBy', { name: butler.cover.name, until: formatDay(butler.cover.until) })}
          </span>
          {butler.cover.phone && (
            <a href={telephoneLink(butler.cover.phone)}>{formatPhone(butler.cover.phone)}</a>
          )}
        </p>
      )}
      {first && (
        <p className="butler__say">
          {t(`home.greeting.${greetingKey(Number(formatTime(new Date()).slice(0, 2)))}`)}
        </p>
      )}
      <div className="butler__acts">
        <a className={buttonClass('line', { tall: true })} href={telephoneLink(butler.phone)}>
          <Phone size={20} aria-hidden />
          {t('home.call')}
          <span className="vh">
            {t('home.callWhom', { name: butler.name, phone: formatPhone(butler.phone) })}
          </span>
        </a>
        <a
          className={buttonClass('line', { tall: true })}
          href={telephoneLink(butler.phone).replace(/^tel:/, 'sms:')}
        >
          <MessageSquareText size={20} aria-hidden />
          {t('home.message')}
          <span className="vh">{t('home.messageWhom', { name: butler.name })}</span>
        </a>
      </div>
    </Card>
  );
}

/** Enterprises and projects that nobody has in charge yet: rare, and said plainly. */
export function NoButler({ subjects }: { subjects: readonly Subject[] }) {
  const t = useTexts();
  const without = subjects.filter((s) => !s.butler);
  if (without.length === 0) return null;
  return (
    <Card pad>
      <p className="butler__who">
        <UserRoundX size={24} aria-hidden color="var(--ink-2)" />
        <span className="grow">{t('home.noButler', { names: formatList(without.map((s) => s.name)) })}</span>
      </p>
    </Card>
  );
}
