import { LIGHT_SHAPES, type LightName } from '@guanjia/client/design';
import { formatClauses } from '@guanjia/client/format';
import './light.css';

/** `none`: no clock of this matter lights up now. `ask`: something is asked of the reader. */
export type LightTone = LightName | 'none' | 'ask';

/** Square red, triangle yellow, circle green, bars for a stopped clock: the shape tells what the colour tells. */
export function LightShape({ tone, size = 12 }: { tone: LightName; size?: number }) {
  const shape = LIGHT_SHAPES[tone];
  return (
    <svg width={size} height={size} viewBox="0 0 10 10" fill={shape.ink} aria-hidden="true">
      <path d={shape.path} />
    </svg>
  );
}

export function LightBadge({ tone, word, text }: { tone: LightTone; word: string; text: string }) {
  return (
    <span className={`light light--${tone}`}>
      {tone !== 'none' && tone !== 'ask' && <LightShape tone={tone} />}
      {word !== text && <span className="vh">{formatClauses([word, ''])}</span>}
      {text}
    </span>
  );
}
