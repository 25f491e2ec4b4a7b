import type { Principal } from '@guanjia/core/identity';
import {
  openStates,
  type RecordQuery,
  type SupervisionKind,
  type SupervisionRecord,
  supervisionKinds,
} from '@guanjia/core/supervision';
import { sql } from 'kysely';
import type { Db } from '../platform/database.ts';
import { supervisionScope, supervisionSource } from './scope.ts';

interface Row {
  as: 'office' | 'butler';
  id: string;
  name: string;
  kind: SupervisionKind;
  n: number;
  due: number;
  in_time: number;
  open: number;
}

/**
 * 督办记录: what was issued in a span of days to each office and butler that the person may know of. Of notices those
 * count as due that were answered or whose first limit has passed; one that ended before its limit counts for nothing.
 */
export async function readRecord(
  db: Db,
  principal: Principal,
  query: RecordQuery,
  now: Date,
): Promise<SupervisionRecord> {
  const answered = sql`s.first_replied_at is not null`;
  const ran = sql`(s.first_due_at < ${now} and (s.ended_at is null or s.ended_at > s.first_due_at))`;
  const { rows } = await sql<Row>`
    select case when s.office_id is null then 'butler' else 'office' end as as,
      coalesce(s.office_id, s.butler_id) as id, coalesce(o.short_name, a.display_name) as name, s.kind,
      count(*)::int as n,
      (count(*) filter (where s.kind <> 'urge' and (${answered} or ${ran})))::int as due,
      (count(*) filter (where s.first_replied_at <= s.first_due_at))::int as in_time,
      (count(*) filter (where s.state = any(${sql.val([...openStates])}::text[])))::int as open
    from ${supervisionSource}
    left join office o on o.id = s.office_id
    left join butler b on b.id = s.butler_id left join account a on a.id = b.account_id
    where s.issued_on between ${query.from} and ${query.to} and ${supervisionScope(principal)}
      ${query.officeId ? sql`and s.office_id = ${query.officeId}` : sql``}
    group by 1, 2, 3, 4 order by 1, 3, 2`.execute(db);
  const items = [...Map.groupBy(rows, (row) => row.id).values()].map((of) => {
    const sum = (pick: (row: Row) => number) => of.reduce((total, row) => total + pick(row), 0);
    const [first] = of as [Row];
    return {
      supervised: { as: first.as, id: first.id, name: first.name },
      counts: Object.fromEntries(
        supervisionKinds.map((kind) => [kind, of.find((row) => row.kind === kind)?.n ?? 0]),
      ) as Record<SupervisionKind, number>,
      due: sum((row) => row.due),
      inTime: sum((row) => row.in_time),
      open: sum((row) => row.open),
    };
  });
  return { from: query.from, to: query.to, items };
}
