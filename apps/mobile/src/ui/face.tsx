import type { ReactNode } from 'react';
import './face.css';

interface FaceProps {
  name: string;
  photo?: string | null | undefined;
  size?: 's' | 'm' | 'l';
  tone?: 'plain' | 'on';
  /** Overrides the initial, e.g. 您 for the reader's own steps. */
  mark?: ReactNode;
}

/** A person's photo, or the family name's character (names of colleagues often end alike). The name itself stands beside it as text. */
export function Face({ name, photo, size, tone, mark }: FaceProps) {
  const names = ['face', size && `face--${size}`, tone && `face--${tone}`].filter(Boolean).join(' ');
  return (
    <span className={names} aria-hidden="true">
      {photo ? <img src={photo} alt="" /> : (mark ?? Array.from(name.trim())[0] ?? '·')}
    </span>
  );
}
