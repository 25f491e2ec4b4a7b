import type { Principal } from '@guanjia/core/identity';
import { type MatterQuery, type MatterSort, usualDirection } from '@guanjia/core/matters';
import { type RawBuilder, sql } from 'kysely';
import type { Order, OrderType } from '../platform/query-cursors.ts';
import { dueOf, lensOf, lightOf } from './matter-scope.ts';

/** What a list is ordered by; ties go by id. What has no such moment comes last, or first the other way round. */
export function orderOf({ sort, direction }: MatterQuery, principal: Principal, queued = false): Order {
  const { key, type } = keys[sort](principal, queued);
  return { key, type, direction: direction ?? usualDirection[sort] };
}

const keys: Record<
  MatterSort,
  (principal: Principal, queued: boolean) => { key: RawBuilder<unknown>; type: OrderType }
> = {
  due: (principal, queued) => ({
    // As the indexes have it.
    key: queued
      ? dueOf('office', principal, true)
      : sql`coalesce(${dueOf(lensOf(principal), principal)}, 'infinity'::timestamptz)`,
    type: 'timestamptz',
  }),
  created: () => ({ key: sql`m.created_at`, type: 'timestamptz' }),
  updated: () => ({ key: sql`m.updated_at`, type: 'timestamptz' }),
  closed: () => ({ key: sql`coalesce(m.closed_at, '-infinity'::timestamptz)`, type: 'timestamptz' }),
  // Never by the database's own order of letters, which differs from one to the next.
  number: () => ({ key: sql`m.number collate "C"`, type: 'text' }),
  subject: () => ({ key: sql`left(e.name, 100) collate "C"`, type: 'text' }),
  light: (principal, queued) => ({
    key: sql`array_position(array['red', 'yellow', 'green', 'paused', 'none'], ${lightOf(principal, queued)})`,
    type: 'integer',
  }),
};
