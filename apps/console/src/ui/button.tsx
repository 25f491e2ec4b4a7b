import { LoaderCircle, type LucideIcon } from 'lucide-react';
import type { ButtonHTMLAttributes } from 'react';

type Kind = 'plain' | 'primary' | 'danger' | 'quiet';

interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  readonly kind?: Kind;
  readonly large?: boolean;
  readonly icon?: LucideIcon;
  /** Shows that it works and takes no second press; the label stays. */
  readonly busy?: boolean;
}

export function Button({
  kind = 'plain',
  large,
  icon: Icon,
  busy,
  children,
  className,
  ...rest
}: ButtonProps) {
  const classes = ['btn', kind !== 'plain' && `btn-${kind}`, large && 'btn-large', className];
  return (
    <button
      type="button"
      {...rest}
      className={classes.filter(Boolean).join(' ')}
      aria-disabled={busy || rest['aria-disabled']}
      aria-busy={busy}
      onClick={busy ? undefined : rest.onClick}
    >
      {busy ? (
        <LoaderCircle size={15} className="btn-spin" aria-hidden />
      ) : (
        Icon && <Icon size={15} aria-hidden />
      )}
      {children}
    </button>
  );
}

interface IconButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'aria-label'> {
  readonly icon: LucideIcon;
  /** Read out, and shown on hover. */
  readonly label: string;
}

export function IconButton({ icon: Icon, label, className, ...rest }: IconButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      title={label}
      aria-label={label}
      className={`btn btn-quiet btn-icon${className ? ` ${className}` : ''}`}
    >
      <Icon size={16} aria-hidden />
    </button>
  );
}
