import { ChevronRight, type LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import './card.css';

interface CardProps {
  children: ReactNode;
  /** Named cards become landmarks; unnamed ones stay plain boxes. */
  label?: string;
  pad?: boolean;
  flush?: boolean;
  className?: string;
}

export function Card({ children, label, pad, flush, className }: CardProps) {
  const names = ['card', pad && 'card--pad', flush && 'card--flush', className].filter(Boolean).join(' ');
  return label === undefined ? (
    <div className={names}>{children}</div>
  ) : (
    <section className={names} aria-label={label}>
      {children}
    </section>
  );
}

export function SectionHead({ title, note, end }: { title: string; note?: ReactNode; end?: ReactNode }) {
  return (
    <div className="section-head">
      <h2>
        {title}
        {note !== undefined && <small>{note}</small>}
      </h2>
      {end}
    </div>
  );
}

/** Content of a list row; wrap it in a link, a button or a list item. */
export function RowBody(props: {
  icon?: LucideIcon;
  lead?: ReactNode;
  title: ReactNode;
  note?: ReactNode;
  end?: ReactNode;
  chevron?: boolean;
}) {
  const { icon: Icon, lead, title, note, end, chevron } = props;
  return (
    <>
      {Icon && <Icon size={22} aria-hidden color="var(--ink-2)" />}
      {lead}
      <span className="grow">
        <span className="title row__title">{title}</span>
        {note !== undefined && note !== null && <span className="muted row__note">{note}</span>}
      </span>
      {(end !== undefined || chevron) && (
        <span className="row__end">
          {end}
          {chevron && <ChevronRight size={16} aria-hidden />}
        </span>
      )}
    </>
  );
}

/** Pairs of name and value; a missing value is said to be unknown, never left blank. */
export function Facts({ items }: { items: readonly { name: string; value: ReactNode }[] }) {
  return (
    <dl className="facts">
      {items.map((item) => (
        <FactPair key={item.name} {...item} />
      ))}
    </dl>
  );
}

function FactPair({ name, value }: { name: string; value: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </>
  );
}
