import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';

/** Nothing here: says so, and what to do. */
export function Empty({
  icon: Icon,
  title,
  help,
  children,
}: {
  icon: LucideIcon;
  title: string;
  help?: string;
  children?: ReactNode;
}) {
  return (
    <div className="empty">
      <Icon size={32} strokeWidth={1.25} aria-hidden />
      <b>{title}</b>
      {help && <p>{help}</p>}
      {children}
    </div>
  );
}
