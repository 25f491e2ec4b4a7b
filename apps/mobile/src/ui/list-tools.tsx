import { Search } from 'lucide-react';
import type { ReactNode } from 'react';
import './list-tools.css';

interface SearchFieldProps {
  label: string;
  placeholder: string;
  value: string;
  onChange: (value: string) => void;
}

export function SearchField({ label, placeholder, value, onChange }: SearchFieldProps) {
  return (
    <label className="search">
      <Search size={20} aria-hidden />
      <span className="vh">{label}</span>
      <input
        type="search"
        value={value}
        placeholder={placeholder}
        onChange={(e) => onChange(e.target.value)}
      />
    </label>
  );
}

interface Filter<V extends string> {
  value: V;
  name: string;
  icon?: ReactNode;
  count?: number | undefined;
}

interface FiltersProps<V extends string> {
  label: string;
  filters: readonly Filter<V>[];
  value: V | undefined;
  onChange: (value: V) => void;
}

/** A row of filters of which at most one is on; swipes sideways on a phone. */
export function Filters<V extends string>({ label, filters, value, onChange }: FiltersProps<V>) {
  return (
    <fieldset className="filters" aria-label={label}>
      {filters.map((filter) => (
        <button
          key={filter.value}
          type="button"
          className="filter"
          aria-pressed={filter.value === value}
          onClick={() => onChange(filter.value)}
        >
          {filter.icon}
          {filter.name}
          {filter.count !== undefined && filter.count > 0 && (
            <span className="filter__count">{filter.count}</span>
          )}
        </button>
      ))}
    </fieldset>
  );
}

export function Tag({ tone, children }: { tone?: 'red' | 'blue'; children: ReactNode }) {
  return <span className={tone ? `tag tag--${tone}` : 'tag'}>{children}</span>;
}
