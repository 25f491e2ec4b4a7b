import { Check } from 'lucide-react';
import { type ReactNode, useId, useState } from 'react';
import { FieldError } from './field.tsx';

export interface Choice<V extends string> {
  value: V;
  label: string;
  note?: ReactNode;
}

interface ChoicesProps<V extends string> {
  label: string;
  note?: string;
  error?: string | undefined;
  choices: readonly Choice<V>[];
  /** Chips stand side by side; without it each choice has its own line. */
  chips?: boolean;
}

function Frame(props: ChoicesProps<string> & { children: ReactNode; role?: string }) {
  const { label, note, error, chips, children } = props;
  return (
    <fieldset className="field">
      <legend className="field__label">
        {label}
        {note !== undefined && <small>{note}</small>}
      </legend>
      <div className={chips ? 'choices choices--chips' : 'choices'}>{children}</div>
      {error !== undefined && <FieldError text={error} />}
    </fieldset>
  );
}

function Option(props: {
  type: 'radio' | 'checkbox';
  name: string;
  choice: Choice<string>;
  on: boolean;
  chips: boolean;
  onToggle: () => void;
}) {
  const { type, name, choice, on, chips, onToggle } = props;
  const [focus, setFocus] = useState(false);
  return (
    <label className={['choice', on && 'choice--on', focus && 'choice--focus'].filter(Boolean).join(' ')}>
      <input
        type={type}
        name={name}
        value={choice.value}
        checked={on}
        onChange={onToggle}
        onFocus={(e) => setFocus(e.target.matches(':focus-visible'))}
        onBlur={() => setFocus(false)}
      />
      {!chips && (
        <span
          className={type === 'checkbox' ? 'choice__mark choice__mark--box' : 'choice__mark'}
          aria-hidden="true"
        >
          <Check size={14} strokeWidth={3} />
        </span>
      )}
      <span>
        {choice.label}
        {choice.note !== undefined && <span className="choice__note">{choice.note}</span>}
      </span>
    </label>
  );
}

/** One of several; nothing is chosen beforehand unless the caller does. */
export function OneOf<V extends string>(
  props: ChoicesProps<V> & { value: V | undefined; onChange: (value: V) => void },
) {
  const { value, onChange, ...frame } = props;
  const name = useId();
  return (
    <Frame {...frame}>
      {frame.choices.map((choice) => (
        <Option
          key={choice.value}
          type="radio"
          name={name}
          choice={choice}
          on={choice.value === value}
          chips={frame.chips ?? false}
          onToggle={() => onChange(choice.value)}
        />
      ))}
    </Frame>
  );
}

/** Any of several. */
export function AnyOf<V extends string>(
  props: ChoicesProps<V> & { value: readonly V[]; onChange: (value: V[]) => void },
) {
  const { value, onChange, ...frame } = props;
  const name = useId();
  return (
    <Frame {...frame}>
      {frame.choices.map((choice) => {
        const on = value.includes(choice.value);
        return (
          <Option
            key={choice.value}
            type="checkbox"
            name={name}
            choice={choice}
            on={on}
            chips={frame.chips ?? false}
            onToggle={() => onChange(on ? value.filter((v) => v !== choice.value) : [...value, choice.value])}
          />
        );
      })}
    </Frame>
  );
}
