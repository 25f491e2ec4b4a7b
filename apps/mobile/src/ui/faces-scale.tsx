import { RadioGroup } from 'radix-ui';
import './faces-scale.css';

export type FaceLevel = 1 | 2 | 3 | 4 | 5;
const levels = [1, 2, 3, 4, 5] as const satisfies readonly FaceLevel[];

const mouths: Record<FaceLevel, string> = {
  1: 'M11 24.5c3-5 9-5 12 0',
  2: 'M12 23.5c3-2.5 7-2.5 10 0',
  3: 'M12 22h10',
  4: 'M12 21c3 2.8 7 2.8 10 0',
  5: 'M10.5 19.5h13c-.6 4-3.2 6-6.5 6s-5.900-2-6.5-6z',
};

function LevelFace({ level }: { level: FaceLevel }) {
  return (
    <svg viewBox="0 0 34 34" aria-hidden="true">
      <circle cx="17" cy="17" r="14" />
      <path d="M12 14h.01M22 14h.01" strokeWidth="3" />
      <path d={mouths[level]} />
    </svg>
  );
}

interface FacesScaleProps {
  label: string;
  labels: Record<FaceLevel, string>;
  value: FaceLevel | undefined;
  onChange: (level: FaceLevel) => void;
}

/** The five faces of 好差评; none is chosen beforehand. */
export function FacesScale({ label, labels, value, onChange }: FacesScaleProps) {
  return (
    <RadioGroup.Root
      className="scale"
      aria-label={label}
      value={value === undefined ? '' : String(value)}
      onValueChange={(next) => {
        const level = levels.find((l) => String(l) === next);
        if (level !== undefined) onChange(level);
      }}
    >
      {levels.map((level) => (
        <RadioGroup.Item key={level} className="scale__face" value={String(level)}>
          <LevelFace level={level} />
          {labels[level]}
        </RadioGroup.Item>
      ))}
    </RadioGroup.Root>
  );
}
