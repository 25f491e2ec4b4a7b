import './dictionaries.css';
import { codeTableListOptions } from '@guanjia/client/queries';
import { type CodeTable, codeTables } from '@guanjia/core/enterprises';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PageHead } from '../../ui/list-page.tsx';
import { useTitle } from '../../ui/page-title.tsx';
import { QueryView } from '../../ui/query-view.tsx';
import { BUILT_IN, type BuiltInName, BuiltInTable } from './built-in-table.tsx';
import { CodeTableView } from './code-table-view.tsx';

type Name = CodeTable | BuiltInName;
const NAMES: readonly Name[] = [...codeTables, ...BUILT_IN];
const isCodeTable = (name: Name): name is CodeTable => (codeTables as readonly Name[]).includes(name);

/** Code tables with source, version and counts; and the fixed lists that come with the platform. */
export function DictionariesPage() {
  const { t } = useTranslation('console');
  const [name, setName] = useState<Name>('industries');
  const query = useQuery(codeTableListOptions);
  useTitle(t('dictionary.title'));
  return (
    <div className="list-page dictionaries">
      <PageHead title={t('dictionary.title')} lead={t('dictionary.lead')} />
      <fieldset className="segments dictionary-names">
        <legend className="vh">{t('dictionary.choose')}</legend>
        {NAMES.map((one) => (
          <label key={one} className={one === name ? 'segment segment-on' : 'segment'}>
            <input
              type="radio"
              className="vh"
              name="dictionary"
              checked={one === name}
              onChange={() => setName(one)}
            />
            {t(`dictionary.tables.${one}`)}
          </label>
        ))}
      </fieldset>
      {isCodeTable(name) ? (
        <QueryView query={query}>
          {({ items, mayEdit }) => {
            const summary = items.find((one) => one.table === name);
            return summary && <CodeTableView key={name} summary={summary} mayEdit={mayEdit} />;
          }}
        </QueryView>
      ) : (
        <BuiltInTable name={name} />
      )}
    </div>
  );
}
