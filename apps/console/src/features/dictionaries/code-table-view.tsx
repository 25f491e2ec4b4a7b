import { formatCount, formatExact } from '@guanjia/client/format';
import { codeListOptions } from '@guanjia/client/queries';
import type { CodeTable, CodeTableEntry, CodeTableList, CodeTableQuery } from '@guanjia/core/enterprises';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { BookMarked } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { type Column, DataTable, TableBones } from '../../ui/data-table.tsx';
import { Empty } from '../../ui/empty.tsx';
import { FilterSelect } from '../../ui/filter-select.tsx';
import { QueryView } from '../../ui/query-view.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { useAbility } from '../../ui/session.tsx';
import { SwitchCode } from './switch-code.tsx';

type Summary = CodeTableList['items'][number];
type State = CodeTableQuery['state'];
const STATES = ['active', 'off'] as const satisfies readonly State[];

/** A code table: whence and how much, and its entries to be searched and switched off. */
export function CodeTableView({ summary, mayEdit }: { summary: Summary; mayEdit: boolean }) {
  const { t } = useTranslation(['console', 'common']);
  const { table } = summary;
  const [q, setQ] = useState<string>();
  const [level, setLevel] = useState<string>();
  const [state, setState] = useState<State>('all');
  const [switching, setSwitching] = useState<CodeTableEntry>();
  const query = useInfiniteQuery(
    codeListOptions(table, { q, level: level === undefined ? undefined : Number(level), state, limit: 100 }),
  );
  const columns = useColumns(mayEdit ? setSwitching : undefined);
  const title = t(`dictionary.tables.${table}`);
  return (
    <>
      <Facts summary={summary} table={table} />
      <search className="filters">
        <div className="filters-line">
          <SearchField label={t('dictionary.words')} value={q} onSearch={setQ} />
          <FilterSelect
            name={t('dictionary.level')}
            value={level}
            choices={summary.levels.map((one) => ({
              value: String(one.level),
              label: t('dictionary.levelN', { n: one.level }),
            }))}
            onChange={setLevel}
          />
          <FilterSelect
            name={t('dictionary.state')}
            value={state === 'all' ? undefined : state}
            choices={STATES.map((one) => ({ value: one, label: t(`dictionary.states.${one}`) }))}
            onChange={(chosen) => setState(STATES.find((one) => one === chosen) ?? 'all')}
          />
        </div>
      </search>
      <QueryView query={query} skeleton={<TableBones />}>
        {({ pages }) => {
          const rows = pages.flatMap((page) => page.items);
          if (rows.length === 0) {
            return (
              <Empty icon={BookMarked} title={t('dictionary.nothing')} help={t('dictionary.nothingHelp')} />
            );
          }
          return (
            // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls by itself, and keys must reach it
            <section className="table-wrap" aria-label={title} tabIndex={0}>
              <DataTable dense label={title} columns={columns} rows={rows} keyOf={(entry) => entry.code} />
              {query.hasNextPage && (
                <div className="list-more">
                  <Button busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
                    {t('common:more')}
                  </Button>
                </div>
              )}
            </section>
          );
        }}
      </QueryView>
      {switching && <SwitchCode table={table} entry={switching} onClose={() => setSwitching(undefined)} />}
    </>
  );
}

function Facts({
  summary: { entries, off, levels, versions },
  table,
}: {
  summary: Summary;
  table: CodeTable;
}) {
  const { t } = useTranslation('console');
  const mayImport = useAbility('data.import');
  const [newest] = versions;
  return (
    <div className="dictionary-facts">
      <div>
        <b>
          {newest
            ? `${t('dictionary.version', { n: newest.version })} · ${newest.source}`
            : t('dictionary.never')}
        </b>
        <p className="sub">
          {t('dictionary.counts', { entries: formatCount(entries), off: formatCount(off) })}
          {levels.map((one) => (
            <span key={one.level} className="dictionary-level">
              {t('dictionary.levels', { level: one.level, entries: formatCount(one.entries) })}
            </span>
          ))}
        </p>
        {versions.length > 0 && (
          <details>
            <summary>{t('dictionary.versions')}</summary>
            <ol>
              {versions.map((one) => {
                const facts = { at: formatExact(one.at), count: one.entries };
                return (
                  <li key={one.version} className="small sub">
                    {t('dictionary.version', { n: one.version })} · {one.source} ·{' '}
                    {one.by
                      ? t('dictionary.filled', { ...facts, by: one.by })
                      : t('dictionary.filledByPlatform', facts)}
                  </li>
                );
              })}
            </ol>
          </details>
        )}
      </div>
      {mayImport && (
        <Link to="/imports" search={{ kind: table }} className="btn push">
          {t('dictionary.import')}
        </Link>
      )}
    </div>
  );
}

function useColumns(onSwitch: ((entry: CodeTableEntry) => void) | undefined): Column<CodeTableEntry>[] {
  const { t } = useTranslation('console');
  return [
    {
      key: 'code',
      head: t('dictionary.code'),
      width: '110px',
      cell: (entry) => <code>{entry.code}</code>,
    },
    {
      key: 'name',
      head: t('dictionary.name'),
      cell: (entry) => (
        <>
          {entry.name} {!entry.active && <span className="tag">{t('dictionary.states.off')}</span>}
        </>
      ),
    },
    {
      key: 'level',
      head: t('dictionary.level'),
      width: '90px',
      minor: true,
      cell: (entry) => t('dictionary.levelN', { n: entry.level }),
    },
    {
      key: 'parent',
      head: t('dictionary.parent'),
      width: '100px',
      minor: true,
      cell: (entry) => (entry.parent === null ? '—' : <code>{entry.parent}</code>),
    },
    {
      key: 'used',
      head: t('dictionary.used'),
      width: '96px',
      align: 'end',
      minor: 'narrow',
      cell: (entry) => formatCount(entry.enterprises),
    },
    {
      key: 'source',
      head: t('dictionary.from'),
      width: '24%',
      minor: true,
      cell: (entry) => <span className="sub">{entry.source}</span>,
    },
    ...(onSwitch
      ? [
          {
            key: 'switch',
            head: '',
            width: '92px',
            align: 'end' as const,
            cell: (entry: CodeTableEntry) => (
              <Button
                kind="quiet"
                aria-label={t(entry.active ? 'dictionary.offTitle' : 'dictionary.onTitle', entry)}
                onClick={() => onSwitch(entry)}
              >
                {t(entry.active ? 'dictionary.off' : 'dictionary.on')}
              </Button>
            ),
          },
        ]
      : []),
  ];
}
