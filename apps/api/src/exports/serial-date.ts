const formatters = new Map<string, Intl.DateTimeFormat>();
const DAY_MS = 86_400_000;
/** 1970-01-01 as spreadsheets count days. */
const EPOCH = 25_569;

/** A moment as a spreadsheet's serial date on the zone's clock, to the second. */
export function serialOf(moment: Date, timeZone: string): number {
  let format = formatters.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-CA', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    });
    formatters.set(timeZone, format);
  }
  const part = Object.fromEntries(
    format.formatToParts(moment).map(({ type, value }) => [type, Number(value)]),
  );
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part;
  return Date.UTC(year, month - 1, day, hour, minute, second) / DAY_MS + EPOCH;
}
