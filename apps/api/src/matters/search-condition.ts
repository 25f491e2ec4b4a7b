import { type RawBuilder, sql } from 'kysely';

/** Words in the middle are found too: one- and two-character terms first, then the exact recheck. */
export function searchCondition(q: string): RawBuilder<boolean> {
  const folded = q.toLowerCase().replace(/\s+/g, '');
  return sql<boolean>`(
    m.number = upper(${q})
    or m.title_text_id in (select t.id from personal_text t where t.kind = 'title'
      and search_terms(t.body) @> search_terms(${folded})
      and position(${folded} in lower(regexp_replace(t.body, '\\s+', '', 'g'))) > 0)
    or (e.search @> search_terms(${folded}) and position(${folded} in lower(e.name)) > 0)
    or (p.search @> search_terms(${folded}) and position(${folded} in lower(p.name)) > 0))`;
}
