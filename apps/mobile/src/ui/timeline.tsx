import type { ReactNode } from 'react';
import { Face } from './face.tsx';
import { useTexts } from './use-texts.ts';
import './timeline.css';

export interface TimelineStep {
  key: string;
  who: string;
  photo?: string | null | undefined;
  mark?: ReactNode;
  tone?: 'on' | 'plain' | undefined;
  title: string;
  tag?: string | undefined;
  when: string;
  /** Machine-readable moment. */
  at: string;
  note?: ReactNode;
  words?: string | undefined;
  extra?: ReactNode;
}

/** A parcel's way, newest first. */
export function Timeline({ label, steps }: { label: string; steps: readonly TimelineStep[] }) {
  return (
    <ol className="timeline" aria-label={label}>
      {steps.map((step) => (
        <li key={step.key}>
          <Face
            name={step.who}
            photo={step.photo}
            {...(step.mark ? { mark: step.mark } : {})}
            {...(step.tone ? { tone: step.tone } : {})}
          />
          <div className="timeline__line">
            <p>
              <strong>{step.title}</strong>
              {step.tag !== undefined && <span className="timeline__tag">{step.tag}</span>}
            </p>
            <time dateTime={step.at}>{step.when}</time>
          </div>
          {step.note !== undefined && <p className="muted">{step.note}</p>}
          {step.words !== undefined && step.words !== '' && (
            <blockquote className="timeline__words">{step.words}</blockquote>
          )}
          {step.extra}
        </li>
      ))}
    </ol>
  );
}

/** The few stations of a matter with the present one marked; `now` equal to the length means all are behind. */
export function Track({ stations, now }: { stations: readonly string[]; now: number }) {
  const t = useTexts();
  return (
    <ol className="track">
      {stations.map((station, i) => (
        <li
          key={station}
          className={i === now ? 'track--now' : i > now ? 'track--todo' : undefined}
          aria-current={i === now ? 'step' : undefined}
        >
          {station}
          {i === now && <span className="vh">{t('track.now')}</span>}
        </li>
      ))}
    </ol>
  );
}
