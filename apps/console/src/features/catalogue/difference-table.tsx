import '../../ui/plain-table.css';
import { differingFields, rulesOf, type VersionRulesView } from '@guanjia/core/catalogue';
import { useTranslation } from 'react-i18next';
import { changesOf, useRuleText } from './rule-text.ts';

/** What differs between two versions, field by field; of materials, item by item. */
export function DifferenceTable({ before, after }: { before: VersionRulesView; after: VersionRulesView }) {
  const { t } = useTranslation('console');
  const { fieldText, changeText } = useRuleText();
  const fields = differingFields(rulesOf(before), rulesOf(after));
  if (fields.length === 0) return <p className="sub">{t('catalogue.page.draftSame')}</p>;
  return (
    <table className="type-differences">
      <thead>
        <tr>
          <th scope="col">{t('catalogue.page.field')}</th>
          <th scope="col">{t('catalogue.page.before')}</th>
          <th scope="col">{t('catalogue.page.after')}</th>
        </tr>
      </thead>
      <tbody>
        {fields.map((field) => (
          <tr key={field}>
            <th scope="row">{t(`catalogue.fields.${field}`)}</th>
            {field === 'materials' ? (
              <td colSpan={2}>
                <ul>
                  {changesOf(before, after).map((change) => (
                    <li key={`${change.change} ${change.name}`}>{changeText(change)}</li>
                  ))}
                </ul>
              </td>
            ) : (
              <>
                <td>
                  <del>{fieldText(field, before)}</del>
                </td>
                <td>
                  <ins>{fieldText(field, after)}</ins>
                </td>
              </>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
