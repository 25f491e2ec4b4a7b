import 'temporal-polyfill/global';
import { dayOfIso, isoOfDay } from '@guanjia/core/calendar';
import { RRuleTemporal } from 'rrule-temporal';
import { faultyField } from '../platform/problems.ts';

export interface Rule {
  rrule: string;
  startsOn: string;
  endsOn: string | null;
}

/** More than two a week for two years. */
const most = 300;

/**
 * Days that a rule of RFC 5545 names from `from` on until `until`, both included, in the zone's time zone. It counts
 * from the first day of the series, which belongs to it only where the rule names it. Throws `rule-violated` for a rule
 * that can't be read.
 */
export function daysOfRule(
  { rrule, startsOn, endsOn }: Rule,
  timeZone: string,
  from: string,
  until: string,
): string[] {
  const first = from > startsOn ? from : startsOn;
  const last = endsOn !== null && endsOn < until ? endsOn : until;
  if (first > last) return [];
  try {
    const rule = new RRuleTemporal({
      rruleString: `DTSTART;TZID=${timeZone}:${startsOn.replaceAll('-', '')}T000000\nRRULE:${rrule}`,
      maxIterations: 20_000,
    });
    // The zone keeps one offset all year round, so a day's edge is a moment that can be written.
    const edge = (day: string) => Temporal.PlainDate.from(day).toZonedDateTime(timeZone);
    const found = rule.between(edge(first), edge(isoOfDay(dayOfIso(last) + 1)), true);
    const days = found.map((one) => one.toPlainDate().toString()).filter((day) => day <= last);
    return [...new Set(days)].slice(0, most);
  } catch (error) {
    if (error instanceof RangeError || error instanceof Error) {
      throw faultyField('rrule', '重复规则读不懂，请重新选择', 'rule-violated');
    }
    throw error;
  }
}
