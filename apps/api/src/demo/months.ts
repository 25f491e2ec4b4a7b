import type { Tx } from '../platform/database.ts';
import type { Firm, Ground } from './firms.ts';
import { insertAll } from './people.ts';

const MONTHS = 12;

/** 运行监测: a year of three figures that each firm gave, growing a little, with the season in them. */
export async function buildMonths(tx: Tx, { random, now }: Ground, firms: readonly Firm[]): Promise<void> {
  const rows = firms.flatMap((firm) => {
    const base = { output: random.int(1_800, 42_000), electricity: random.int(40_000, 1_900_000) };
    const staff = random.int(20, 900);
    const trend = 1 + (random.next() - 0.35) * 0.02;
    const sums: Record<'output' | 'electricity', number | null> = { output: null, electricity: null };
    return Array.from({ length: MONTHS }, (_, n) => {
      const first = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - MONTHS + n, 1));
      const month = first.getUTCMonth();
      // The spring festival falls into February.
      const season = (month === 1 ? 0.72 : 1) * trend ** n * (0.94 + random.next() * 0.12);
      const entry = {
        enterprise_id: firm.id,
        month: first.toISOString().slice(0, 10),
        source: 'enterprise' as const,
        year_on_year_percent: Math.round((random.next() * 24 - 6) * 10) / 10,
        entered_by: firm.contact.accountId,
        entered_at: new Date(first.getTime() + 36 * 86_400_000),
      };
      const flow = (indicator: 'output' | 'electricity', unit: string, basis: string) => {
        const value = Math.round(base[indicator] * season);
        // Counted from January on: before the first one the year's sum is not known.
        const before = month === 0 ? 0 : sums[indicator];
        sums[indicator] = before === null ? null : before + value;
        return { ...entry, indicator, value_month: value, value_year_to_date: sums[indicator], unit, basis };
      };
      return [
        flow('output', '千元', '企业自愿填报的工业总产值，演示数据'),
        flow('electricity', '千瓦时', '企业自愿填报的生产用电量，演示数据'),
        {
          ...entry,
          indicator: 'staff' as const,
          value_month: Math.round(staff * trend ** n),
          value_year_to_date: null,
          unit: '人',
          basis: '月末从业人数，演示数据',
        },
      ];
    }).flat();
  });
  await insertAll(tx, 'enterprise_month', rows);
}
