import './data-table.css';
import { letterKeysChoice } from '@guanjia/client/design';
import { ArrowDown, ArrowUp } from 'lucide-react';
import type { KeyboardEvent, MouseEvent, ReactNode } from 'react';
import { useRef } from 'react';

export interface Column<Row> {
  readonly key: string;
  readonly head: ReactNode;
  /** CSS width; the one column without takes what is left. */
  readonly width?: string;
  readonly align?: 'end';
  /** Left out where there is less room: beside a drawer, or only where it is `narrow` as a phone. */
  readonly minor?: true | 'narrow';
  /** What the list may be ordered by here; the head is then a button. */
  readonly sort?: string | undefined;
  readonly cell: (row: Row) => ReactNode;
}

interface DataTableProps<Row> {
  readonly label: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string;
  /** The row whose detail is shown beside the table. */
  readonly selected?: string | undefined;
  /** A click, space, or the arrow keys while a detail is open. */
  readonly onSelect?: (row: Row) => void;
  /** Enter or a double click. */
  readonly onOpen?: (row: Row) => void;
  /** Rows that are chosen for an act on several; `x` or the box of a row, with shift all from the last one on. */
  readonly choice?: TableChoice | undefined;
  readonly dense?: boolean;
  readonly order?: TableOrder | undefined;
  readonly onOrder?: ((order: TableOrder) => void) | undefined;
}

export interface TableChoice {
  readonly chosen: ReadonlySet<string>;
  readonly change: (chosen: ReadonlySet<string>) => void;
  readonly nameOf: (key: string) => string;
  readonly allName: string;
}

export interface TableOrder {
  readonly by: string;
  readonly direction: 'asc' | 'desc';
}

/**
 * A dense table that is walked by keys: ↑ ↓ move, Enter opens, space selects, x chooses. One row is in the tab order at a time.
 */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { columns, rows, keyOf, selected, onSelect, onOpen, choice } = props;
  const choose = useChoice(choice, rows.map(keyOf));
  const body = useRef<HTMLTableSectionElement>(null);
  const acts = onSelect !== undefined || onOpen !== undefined;
  const start = Math.max(
    0,
    rows.findIndex((row) => keyOf(row) === selected),
  );

  const go = (index: number): void => {
    const row = rows[index];
    const element = body.current?.rows[index];
    if (!row || !element) return;
    element.focus();
    element.scrollIntoView({ block: 'nearest' });
    if (selected !== undefined) onSelect?.(row);
  };
  const onKey = (event: KeyboardEvent<HTMLTableRowElement>, row: Row, index: number): void => {
    if (event.target !== event.currentTarget) return;
    const letters = letterKeysChoice.current() === 'on' && !event.ctrlKey && !event.metaKey;
    if (event.key.length === 1 && event.key !== ' ' && !letters) return;
    const target = targetOf(event.key, index, rows.length);
    if (target !== undefined) go(target);
    else if (event.key === 'Enter') (onOpen ?? onSelect)?.(row);
    else if (event.key === ' ') (onSelect ?? onOpen)?.(row);
    else if (event.key.toLowerCase() === 'x' && choice) choose(index, event.shiftKey);
    else return;
    event.preventDefault();
  };
  const onClick = (event: MouseEvent, row: Row): void => {
    // A link or button inside the row does its own.
    if (event.target instanceof Element && event.target.closest('a,button,input,label')) return;
    (onSelect ?? onOpen)?.(row);
  };

  return (
    <table
      className={props.dense ? 'table table-dense' : 'table'}
      aria-label={props.label}
      role={acts ? 'grid' : undefined}
    >
      <colgroup>
        {choice && <col style={{ width: '40px' }} />}
        {columns.map((column) => (
          <col key={column.key} className={minorClassOf(column)} style={{ width: column.width }} />
        ))}
      </colgroup>
      <thead>
        <tr>
          {choice && <HeadChoice choice={choice} keys={rows.map(keyOf)} />}
          {columns.map((column) => (
            <Head key={column.key} column={column} order={props.order} onOrder={props.onOrder} />
          ))}
        </tr>
      </thead>
      <tbody ref={body}>
        {rows.map((row, index) => (
          <tr
            key={keyOf(row)}
            className={acts ? 'table-row' : undefined}
            tabIndex={acts ? (index === start ? 0 : -1) : undefined}
            aria-selected={onSelect ? keyOf(row) === selected : undefined}
            onKeyDown={acts ? (event) => onKey(event, row, index) : undefined}
            onClick={acts ? (event) => onClick(event, row) : undefined}
            onDoubleClick={onOpen ? () => onOpen(row) : undefined}
          >
            {choice && (
              <td className="table-choice">
                <label>
                  <input
                    type="checkbox"
                    tabIndex={-1}
                    aria-label={choice.nameOf(keyOf(row))}
                    checked={choice.chosen.has(keyOf(row))}
                    onChange={({ nativeEvent }) =>
                      choose(index, 'shiftKey' in nativeEvent && nativeEvent.shiftKey === true)
                    }
                  />
                </label>
              </td>
            )}
            {columns.map((column) => (
              <td key={column.key} className={classOf(column)}>
                {column.cell(row)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Turns one row's choice; with `through` all rows from the one that was turned last. */
function useChoice(
  choice: TableChoice | undefined,
  keys: readonly string[],
): (index: number, through: boolean) => void {
  const last = useRef(0);
  return (index, through) => {
    if (!choice) return;
    const key = keys[index];
    if (key === undefined) return;
    const on = !choice.chosen.has(key);
    const next = new Set(choice.chosen);
    const [from, to] = through
      ? [Math.min(last.current, index), Math.max(last.current, index)]
      : [index, index];
    for (const one of keys.slice(from, to + 1)) {
      if (on) next.add(one);
      else next.delete(one);
    }
    last.current = index;
    choice.change(next);
  };
}

/** All rows that are shown, or none of them. */
function HeadChoice({ choice, keys }: { choice: TableChoice; keys: readonly string[] }) {
  const all = keys.length > 0 && keys.every((key) => choice.chosen.has(key));
  const some = !all && keys.some((key) => choice.chosen.has(key));
  return (
    <th scope="col" className="table-choice">
      <label>
        <input
          type="checkbox"
          aria-label={choice.allName}
          checked={all}
          ref={(box) => {
            if (box) box.indeterminate = some;
          }}
          onChange={() => choice.change(all ? new Set() : new Set(keys))}
        />
      </label>
    </th>
  );
}

interface HeadProps {
  column: Pick<Column<never>, 'head' | 'sort' | 'align' | 'minor'>;
  order: TableOrder | undefined;
  onOrder: ((order: TableOrder) => void) | undefined;
}

/** A press orders the list by this column, a second one the other way round. */
function Head({ column, order, onOrder }: HeadProps) {
  const { head, sort } = column;
  const direction = sort !== undefined && order?.by === sort ? order.direction : undefined;
  const sorted = direction && (direction === 'asc' ? 'ascending' : 'descending');
  return (
    <th scope="col" aria-sort={sorted} className={classOf(column)}>
      {sort !== undefined && onOrder ? (
        <button
          type="button"
          className="table-sort"
          onClick={() => onOrder({ by: sort, direction: direction === 'asc' ? 'desc' : 'asc' })}
        >
          {head}
          {direction === 'asc' && <ArrowUp size={12} aria-hidden />}
          {direction === 'desc' && <ArrowDown size={12} aria-hidden />}
        </button>
      ) : (
        head
      )}
    </th>
  );
}

function classOf(column: Pick<Column<never>, 'align' | 'minor'>): string | undefined {
  const classes = [column.align === 'end' && 'table-end', minorClassOf(column)].filter(Boolean);
  return classes.length > 0 ? classes.join(' ') : undefined;
}

function minorClassOf({ minor }: Pick<Column<never>, 'minor'>): string | undefined {
  if (minor === undefined) return undefined;
  return minor === 'narrow' ? 'table-narrow' : 'table-minor';
}

function targetOf(key: string, index: number, count: number): number | undefined {
  if (key === 'ArrowDown' || key === 'j') return Math.min(index + 1, count - 1);
  if (key === 'ArrowUp' || key === 'k') return Math.max(index - 1, 0);
  if (key === 'Home') return 0;
  if (key === 'End') return count - 1;
  return undefined;
}

/** The table's shape while its rows come. */
export function TableBones({ rows = 8 }: { rows?: number }) {
  return (
    <div className="table-bones" aria-hidden="true">
      {Array.from({ length: rows }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the rows are all alike
        <div key={row}>
          <i className="bone" style={{ width: 58 }} />
          <i className="bone" style={{ width: `${28 - (row % 3) * 4}%` }} />
          <i className="bone" style={{ width: '14%' }} />
          <i className="bone" style={{ width: '10%' }} />
          <i className="bone" style={{ width: 72, marginLeft: 'auto' }} />
        </div>
      ))}
    </div>
  );
}
