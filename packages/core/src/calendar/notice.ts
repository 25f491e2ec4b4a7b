import type { DayKind } from './working-calendar.ts';
import { IsoDate } from './working-calendar.ts';

export interface NoticeDay {
  readonly on: IsoDate;
  readonly kind: DayKind;
  readonly name: string;
}

/** A line that could not be read, counted from 1. */
export interface NoticeFault {
  readonly line: number;
  readonly text: string;
  readonly reason: 'no-date' | 'no-kind' | 'no-name' | 'not-a-day' | 'twice';
}

const DASH = '[-—–－~～至到]+';
const DAY = String.raw`(?:(\d{4})[年./-])?(?:(\d{1,2})[月./-])?(\d{1,2})[日号]?(?:\s*[（(][^）)]*[）)])?`;
/** The month of the first day is never left out; the last takes what it lacks from the first. */
const SPAN = new RegExp(
  String.raw`(?:(\d{4})[年./-])?(\d{1,2})[月./-](\d{1,2})[日号]?(?:\s*[（(][^）)]*[）)])?(?:\s*${DASH}\s*${DAY})?`,
  'g',
);
const REST = /放假|休息|休假|假期|调休|^休$|\brest\b/i;
const WORK = /上班|补班|^班$|\bwork\b/i;
const NAME = /元旦|春节|清明节?|劳动节|端午节?|国庆节?|中秋节?/g;
const LEADING = /^(?:[（(]?[一二三四五六七八九十\d]+[、.．)）]\s*)?/;
const NUMBERED = /^[（(]?[一二三四五六七八九十]+[、.．)）]/;

/**
 * Reads what a yearly notice says: one line a holiday, as the State Council writes it (一、元旦：1月1日至3日放假，
 * 共3天。1月4日（周日）上班。), or as rows of a table (日期、放假或上班、名称). A date without a year is of `year`.
 */
export function readNotice(text: string, year: number): { days: NoticeDay[]; faults: NoticeFault[] } {
  const days = new Map<IsoDate, NoticeDay>();
  const faults: NoticeFault[] = [];
  for (const [at, whole] of text.split(/\r?\n/).entries()) {
    const line = whole.normalize('NFC').trim();
    if (line === '') continue;
    const fault = (reason: NoticeFault['reason']) => faults.push({ line: at + 1, text: line, reason });
    const read = readLine(line, year);
    if (typeof read === 'string') {
      // Headings and greetings of a notice have no date; a table's row without one is a mistake.
      if (read !== 'no-date' || NUMBERED.test(line) || REST.test(line) || WORK.test(line)) fault(read);
      continue;
    }
    for (const day of read) {
      if (days.has(day.on)) fault('twice');
      else days.set(day.on, day);
    }
  }
  return { days: [...days.values()].sort((a, b) => (a.on < b.on ? -1 : 1)), faults };
}

function readLine(line: string, year: number): NoticeDay[] | NoticeFault['reason'] {
  const name = nameIn(line);
  const found: NoticeDay[] = [];
  let dated = false;
  // Each sentence says of its dates whether they are free or worked.
  for (const sentence of line.split(/[。；;]/)) {
    const spans = [...sentence.matchAll(SPAN)];
    if (spans.length === 0) continue;
    dated = true;
    for (const [at, span] of spans.entries()) {
      const next = spans[at + 1];
      // The kind stands behind the date, or behind the last of a list of dates.
      const kind =
        kindIn(sentence.slice(span.index + span[0].length, next?.index)) ??
        kindIn(sentence.slice(span.index + span[0].length)) ??
        kindIn(sentence);
      if (!kind) return 'no-kind';
      const dates = datesOf(span, year);
      if (!dates) return 'not-a-day';
      if (name === undefined) return 'no-name';
      found.push(...dates.map((on) => ({ on, kind, name })));
    }
  }
  return dated ? found : 'no-date';
}

function kindIn(words: string): DayKind | undefined {
  for (const word of words.split(/[\s,，、\t|]+/)) {
    const rest = word.search(REST);
    const work = word.search(WORK);
    if (rest >= 0 && (work < 0 || rest < work)) return 'rest';
    if (work >= 0) return 'work';
  }
  return undefined;
}

/** The holidays that are named, or else what the last column of a table's row says. */
function nameIn(line: string): string | undefined {
  const named = [...new Set(line.match(NAME) ?? [])];
  if (named.length > 0) return named.join('、');
  const before = line.replace(LEADING, '').match(/^([^\d\s:：,，\t|]{1,40})[:：]/)?.[1];
  if (before) return before;
  const cells = line.split(/[\t,，|]/).map((cell) => cell.trim());
  const last = cells.at(-1) ?? '';
  const isName = cells.length >= 3 && last !== '' && !/\d/.test(last) && !REST.test(last) && !WORK.test(last);
  return isName ? last.slice(0, 40) : undefined;
}

function datesOf(span: RegExpMatchArray, year: number): IsoDate[] | undefined {
  const [, y1, m1, d1, y2, m2, d2] = span;
  const from = isoOf(Number(y1 ?? year), Number(m1), Number(d1));
  if (!from) return undefined;
  if (d2 === undefined) return [from];
  const to = isoOf(Number(y2 ?? y1 ?? year), Number(m2 ?? m1), Number(d2));
  if (!to || to < from) return undefined;
  const dates: IsoDate[] = [];
  for (let time = Date.parse(from); time <= Date.parse(to) && dates.length < 60; time += 86_400_000) {
    dates.push(new Date(time).toISOString().slice(0, 10));
  }
  return dates;
}

function isoOf(year: number, month: number, day: number): IsoDate | undefined {
  const text = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  return IsoDate.safeParse(text).success ? text : undefined;
}
