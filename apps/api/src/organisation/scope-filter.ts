import type { Scope } from '@guanjia/core/permissions';
import { foldForSearch } from '@guanjia/core/search';
import { type Expression, type SqlBool, sql } from 'kysely';

type Column = string | Expression<unknown>;

/** Columns of a query that a scope is judged by; a project has its own id besides its enterprise's. */
export interface ScopeColumns {
  enterpriseId: Column;
  projectId?: Column;
  stationId: Column;
  /** The butler in charge now. */
  butlerId: Column;
}

/**
 * Who reads a project (alias p) as butler: the one in charge (open stewardship, alias s), and of one that left the list
 * its firm's, who goes on with it.
 */
export const readerOfProject = sql<string | null>`coalesce(s.butler_id, (select f.butler_id from stewardship f
  where f.enterprise_id = p.enterprise_id and f.ended_at is null and not p.active))`;

const isOneOf = (column: Column, ids: readonly string[]): Expression<SqlBool> | undefined =>
  ids.length === 0
    ? undefined
    : sql<boolean>`${typeof column === 'string' ? sql.ref(column) : column} = ANY (${[...ids]}::uuid[])`;

/** The same rule as `covers` of core/permissions, in SQL: it narrows lists and counts to what one may see. */
export function withinScope(scope: Scope, columns: ScopeColumns): Expression<SqlBool> {
  if (scope.zone) return sql<boolean>`true`;
  const ways = [
    isOneOf(columns.enterpriseId, scope.enterpriseIds),
    columns.projectId ? isOneOf(columns.projectId, scope.projectIds) : undefined,
    isOneOf(columns.butlerId, scope.butlerIds),
    isOneOf(columns.stationId, scope.stationIds),
  ].filter((way) => way !== undefined);
  return ways.length === 0 ? sql<boolean>`false` : sql<boolean>`(${sql.join(ways, sql` OR `)})`;
}

/** Finds a phrase by its terms (indexed), then by itself: terms alone don't know their order. */
export function containsPhrase(
  searchColumn: string,
  textColumns: readonly string[],
  phrase: string,
): Expression<SqlBool> {
  const text = sql.join(
    textColumns.map((column) => sql`coalesce(${sql.ref(column)}, '')`),
    sql` || `,
  );
  const folded = foldForSearch(phrase);
  return sql<boolean>`(${sql.ref(searchColumn)} @> search_terms(${folded})
    AND position(${folded} in search_fold(${text})) > 0)`;
}
