import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';

/** Nothing here: says so, and what to do. */
export function Empty({
  icon: Icon,
  title,
  help,
  headsPage = false,
  children,
}: {
  icon: LucideIcon;
  title: string;
  help?: string;
  /** Stands where the page's heading would. */
  headsPage?: boolean;
  children?: ReactNode;
}) {
  const Title = headsPage ? 'h1' : 'b';
  return (
    <div className="empty">
      <Icon size={32} strokeWidth={1.25} aria-hidden />
      <Title>{title}</Title>
      {help && <p>{help}</p>}
      {children}
    </div>
  );
}
