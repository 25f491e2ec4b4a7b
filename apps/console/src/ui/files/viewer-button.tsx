import type { LucideIcon } from 'lucide-react';
import type { ButtonHTMLAttributes } from 'react';

interface ViewerButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'aria-label'> {
  readonly icon: LucideIcon;
  readonly label: string;
}

/** Light on the dark ground that a viewer has in both themes. */
export function ViewerButton({ icon: Icon, label, className = '', ...rest }: ViewerButtonProps) {
  return (
    <button type="button" {...rest} className={`viewer-button ${className}`} aria-label={label} title={label}>
      <Icon size={20} aria-hidden />
    </button>
  );
}
