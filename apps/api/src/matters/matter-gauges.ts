import { endedStatuses, lights, matterStatuses } from '@guanjia/core/matters';
import type { DomainGauge } from '../platform/metrics.ts';

/** Open matters by status and light, and how far the sweep is behind: what an operator watches. */
export const matterGauges: readonly DomainGauge[] = [
  {
    name: 'guanjia_matters',
    help: 'Matters that are not ended, by status and light',
    labels: ['status', 'light'],
    async read(db) {
      const rows = await db
        .selectFrom('matter')
        .select(['status', 'light', (eb) => eb.fn.countAll<number>().as('count')])
        .where('status', 'not in', endedStatuses)
        .groupBy(['status', 'light'])
        .execute();
      const counted = new Map(rows.map((r) => [`${r.status} ${r.light}`, Number(r.count)]));
      // Zeroes are told too: a series that vanishes looks like a server that vanished.
      return matterStatuses
        .filter((status) => !endedStatuses.includes(status))
        .flatMap((status) =>
          lights.map((light) => ({
            labels: { status, light },
            value: counted.get(`${status} ${light}`) ?? 0,
          })),
        );
    },
  },
  {
    name: 'guanjia_clocks_due',
    help: 'Clocks whose moment has passed and that the sweep has not dealt with yet',
    async read(db) {
      const row = await db
        .selectFrom('clock')
        .select((eb) => eb.fn.countAll<number>().as('count'))
        .where('next_at', '<=', new Date())
        .executeTakeFirstOrThrow();
      return [{ value: Number(row.count) }];
    },
  },
  {
    name: 'guanjia_alarms',
    help: 'Alarms that nobody has cleared',
    async read(db) {
      const row = await db
        .selectFrom('alarm')
        .select((eb) => eb.fn.countAll<number>().as('count'))
        .where('cleared_at', 'is', null)
        .executeTakeFirstOrThrow();
      return [{ value: Number(row.count) }];
    },
  },
];
