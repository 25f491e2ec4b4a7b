import { ChevronDown, CircleAlert, Minus, Plus } from 'lucide-react';
import { type ComponentProps, type ReactNode, useId } from 'react';
import { useTexts } from './use-texts.ts';
import './field.css';

interface FieldFrame {
  label: string;
  /** Stands behind the label in small type, e.g. 选填. */
  note?: string | undefined;
  hint?: ReactNode;
  error?: string | undefined;
}

interface Wiring {
  id: string;
  'aria-invalid': true | undefined;
  'aria-describedby': string | undefined;
}

/** Label, hint and error of one control, wired by ids. */
export function Field({
  label,
  note,
  hint,
  error,
  children,
}: FieldFrame & { children: (w: Wiring) => ReactNode }) {
  const id = useId();
  const describedBy = [hint !== undefined && `${id}-hint`, error !== undefined && `${id}-error`].filter(
    Boolean,
  );
  return (
    <div className="field">
      <label className="field__label" htmlFor={id}>
        {label}
        {note !== undefined && <small>{note}</small>}
      </label>
      {children({
        id,
        'aria-invalid': error === undefined ? undefined : true,
        'aria-describedby': describedBy.length > 0 ? describedBy.join(' ') : undefined,
      })}
      {hint !== undefined && (
        <p className="field__hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error !== undefined && <FieldError id={`${id}-error`} text={error} />}
    </div>
  );
}

export function FieldError({ id, text }: { id?: string; text: string }) {
  return (
    <p className="field__error" id={id} role="alert">
      <CircleAlert size={16} aria-hidden />
      {text}
    </p>
  );
}

type Without<P> = Omit<P, 'id' | 'aria-invalid' | 'aria-describedby' | 'className'>;

export function TextField(props: FieldFrame & Without<ComponentProps<'input'>>) {
  const { label, note, hint, error, ...rest } = props;
  return (
    <Field label={label} note={note} hint={hint} error={error}>
      {(wiring) => <input className="input" {...wiring} {...rest} />}
    </Field>
  );
}

export function TextArea(props: FieldFrame & Without<ComponentProps<'textarea'>>) {
  const { label, note, hint, error, ...rest } = props;
  return (
    <Field label={label} note={note} hint={hint} error={error}>
      {(wiring) => <textarea className="input" rows={4} {...wiring} {...rest} />}
    </Field>
  );
}

export function SelectField(props: FieldFrame & Without<ComponentProps<'select'>>) {
  const { label, note, hint, error, children, ...rest } = props;
  return (
    <Field label={label} note={note} hint={hint} error={error}>
      {(wiring) => (
        <span className="select">
          <select className="input" {...wiring} {...rest}>
            {children}
          </select>
          <ChevronDown size={18} aria-hidden />
        </span>
      )}
    </Field>
  );
}

/** A whole number with visible minus and plus, because number keyboards hide them. */
export function NumberField(
  props: FieldFrame & {
    value: number;
    min: number;
    max: number;
    unit: string;
    onChange: (value: number) => void;
  },
) {
  const { value, min, max, unit, onChange, ...frame } = props;
  const t = useTexts();
  const set = (next: number) => onChange(Math.min(max, Math.max(min, next)));
  return (
    <Field {...frame}>
      {(wiring) => (
        <div>
          <span className="stepper">
            <button
              type="button"
              className="icon-btn"
              aria-label={t('number.less', { label: frame.label })}
              disabled={value <= min}
              onClick={() => set(value - 1)}
            >
              <Minus size={18} aria-hidden />
            </button>
            <input
              type="number"
              inputMode="numeric"
              min={min}
              max={max}
              value={value}
              onChange={(e) => Number.isInteger(e.target.valueAsNumber) && set(e.target.valueAsNumber)}
              {...wiring}
            />
            <button
              type="button"
              className="icon-btn"
              aria-label={t('number.more', { label: frame.label })}
              disabled={value >= max}
              onClick={() => set(value + 1)}
            >
              <Plus size={18} aria-hidden />
            </button>
          </span>{' '}
          <span className="muted">{unit}</span>
        </div>
      )}
    </Field>
  );
}
