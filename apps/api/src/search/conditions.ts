import { foldForSearch, isPinyinLike } from '@guanjia/core/search';
import { type Expression, type SqlBool, sql } from 'kysely';

export const folded = foldForSearch;
/** Subjects whose name is so in pinyin, by initials or by syllables; nothing where the phrase can be none. */
export function namedInPinyin(
  kind: 'enterprise' | 'project' | 'account',
  idColumn: string,
  phrase: string,
): Expression<SqlBool> {
  if (!isPinyinLike(phrase)) return sql<boolean>`false`;
  return sql<boolean>`${sql.ref(idColumn)} in (select subject_id from name_pinyin
    where kind = ${kind} and search @> search_terms(${phrase})
      and (position(${phrase} in initials) > 0 or position(${phrase} in syllables) > 0))`;
}
