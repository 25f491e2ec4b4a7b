import { type RawBuilder, sql } from 'kysely';
import { folded as foldedOf, namedInPinyin } from '../search/index.ts';

/** Words in the middle are found too: one- and two-character terms first, then the exact recheck; names by pinyin too. */
export function searchCondition(q: string): RawBuilder<boolean> {
  const folded = foldedOf(q);
  return sql<boolean>`(
    m.number = ${folded.toUpperCase()}
    or m.title_text_id in (select t.id from personal_text t where t.kind = 'title'
      and search_terms(t.body) @> search_terms(${folded})
      and position(${folded} in search_fold(t.body)) > 0)
    or (e.search @> search_terms(${folded}) and position(${folded} in search_fold(e.name)) > 0)
    or m.type_code in (select code from matter_type where position(${folded} in search_fold(name)) > 0)
    or ${namedInPinyin('enterprise', 'm.enterprise_id', folded)}
    or ${namedInPinyin('project', 'm.project_id', folded)}
    or (p.search @> search_terms(${folded}) and position(${folded} in search_fold(p.name)) > 0))`;
}
