import type { LucideIcon } from 'lucide-react';
import type { ComponentProps, ReactNode } from 'react';
import './button.css';

export type ButtonKind = 'main' | 'soft' | 'line' | 'plain' | 'danger';

/** Class names of a button, for links that look like one. */
export function buttonClass(kind: ButtonKind = 'main', extra?: { tall?: boolean; wide?: boolean }): string {
  return ['btn', `btn--${kind}`, extra?.tall && 'btn--tall', extra?.wide && 'btn--wide']
    .filter(Boolean)
    .join(' ');
}

interface ButtonProps extends Omit<ComponentProps<'button'>, 'type'> {
  kind?: ButtonKind;
  icon?: LucideIcon;
  /** Something is on its way: the button keeps its width and says so to a screen reader. */
  busy?: boolean;
  tall?: boolean;
  wide?: boolean;
  submit?: boolean;
}

export function Button(props: ButtonProps) {
  const { kind = 'main', icon: Icon, busy = false, tall, wide, submit, children, className, ...rest } = props;
  const size = { ...(tall ? { tall } : {}), ...(wide ? { wide } : {}) };
  return (
    <button
      {...rest}
      type={submit ? 'submit' : 'button'}
      className={[buttonClass(kind, size), className].filter(Boolean).join(' ')}
      aria-busy={busy || undefined}
      disabled={busy || rest.disabled}
    >
      {busy ? <span className="btn__spin" aria-hidden="true" /> : Icon && <Icon size={20} aria-hidden />}
      {children}
    </button>
  );
}

interface IconButtonProps extends Omit<ComponentProps<'button'>, 'type'> {
  label: string;
  icon: LucideIcon;
  soft?: boolean;
}

export function IconButton({ label, icon: Icon, soft, ...rest }: IconButtonProps) {
  return (
    <button
      {...rest}
      type="button"
      className={soft ? 'icon-btn icon-btn--soft' : 'icon-btn'}
      aria-label={label}
      title={label}
    >
      <Icon size={22} aria-hidden />
    </button>
  );
}

/** The number on a bell; nothing at zero. */
export function Count({ value }: { value: number }): ReactNode {
  if (value <= 0) return null;
  // Drawn, not written: the name of the button tells the exact number, and need not repeat “99+”.
  return <span className="icon-btn__count" aria-hidden="true" data-count={value > 99 ? '99+' : value} />;
}
