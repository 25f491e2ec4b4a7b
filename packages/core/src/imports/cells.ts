import { checkUscc, normaliseDivisionCode, normaliseIndustryCode } from '../enterprises/index.ts';
import { isMaskedPhone } from '../identity/index.ts';
import type { FaultCode, FaultDetails } from './faults.ts';

/** What a cell says, or why it can't be taken. */
export type Reading<V> =
  | { readonly ok: true; readonly value: V }
  | { readonly ok: false; readonly code: FaultCode; readonly details: FaultDetails };

/** Reads the text of a cell that is not empty; it comes trimmed. */
export type CellReader<V> = (text: string) => Reading<V>;

const taken = <V>(value: V): Reading<V> => ({ ok: true, value });
const refused = (code: FaultCode, details: FaultDetails = {}): Reading<never> => ({
  ok: false,
  code,
  details,
});

/** Error values that spreadsheets write into cells. */
const CELL_ERROR = /^#(REF!|N\/A|VALUE!|DIV\/0!|NAME\?|NUM!|NULL!)$/;
/** How spreadsheets write long numbers when a column isn't text: 1.16104E+17. */
const SCIENTIFIC = /^\d(\.\d+)?E\+?\d{2,3}$/i;
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff]/;

/** What is wrong with a cell whatever its column. */
export function unreadable(text: string): FaultCode | undefined {
  if (CONTROL.test(text) || !text.isWellFormed()) return 'control-character';
  return CELL_ERROR.test(text) ? 'cell-error' : undefined;
}

/** One line of words: inner line breaks and runs of spaces become one space. */
export function words(longest: number): CellReader<string> {
  return (text) => {
    const line = text.replace(/\s+/g, ' ');
    return [...line].length > longest ? refused('too-long', { longest }) : taken(line);
  };
}

/** Words in which line breaks mean something. */
export function paragraphs(longest: number): CellReader<string> {
  return (text) =>
    [...text].length > longest ? refused('too-long', { longest }) : taken(text.replace(/\r\n?/g, '\n'));
}

/** Digits that are a name and not a quantity, such as a certificate's number. */
export function label(longest: number): CellReader<string> {
  const read = words(longest);
  return (text) => (SCIENTIFIC.test(text) ? refused('digits-lost') : read(text));
}

/** A quantity; thousands separators and a unit written behind it are taken off. */
export function quantity(least: number, most: number, unit = ''): CellReader<number> {
  return (text) => {
    let plain = text.normalize('NFKC').replace(/[,\s]/g, '');
    if (unit && plain.endsWith(unit)) plain = plain.slice(0, -unit.length);
    if (!/^[+-]?(\d+\.?\d*|\.\d+)(E[+-]?\d{1,2})?$/i.test(plain)) return refused('not-a-number');
    const value = Number(plain);
    return value < least || value > most ? refused('out-of-range', { least, most }) : taken(value);
  };
}

export function wholeNumber(least: number, most: number): CellReader<number> {
  const read = quantity(least, most);
  return (text) => {
    const reading = read(text);
    return reading.ok && !Number.isInteger(reading.value) ? refused('not-whole') : reading;
  };
}

/** A day as offices write it: 2026-09-30, 2026/9/30, 2026.9.30, 2026年9月30日, 20260930. */
export const day: CellReader<string> = (text) => {
  const plain = text.normalize('NFKC').replace(/\s/g, '');
  const [, year, month, date] =
    /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(plain) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(plain) ?? [];
  if (!year || !month || !date) return refused('not-a-day');
  const iso = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
  const time = Date.parse(`${iso}T00:00:00Z`);
  const exists = !Number.isNaN(time) && new Date(time).toISOString().startsWith(iso);
  return exists && year >= '1900' && year < '2200' ? taken(iso) : refused('not-a-day');
};

export const yesOrNo: CellReader<boolean> = (text) => {
  const word = text.normalize('NFKC').toLowerCase();
  if (['是', '有', 'y', 'yes', 'true', '1', '√'].includes(word)) return taken(true);
  return ['否', '无', 'n', 'no', 'false', '0', '×'].includes(word) ? taken(false) : refused('not-yes-or-no');
};

/** One of the words of a list, by its code; the first word of each code is the one that is shown. */
export function oneOf<C extends string>(
  list: Readonly<Record<C, readonly [string, ...string[]]>>,
): CellReader<C> {
  const codes = new Map<string, C>();
  for (const code of Object.keys(list) as C[]) for (const word of list[code]) codes.set(word, code);
  const allowed = (Object.keys(list) as C[]).map((code) => list[code][0]).join('、');
  return (text) => {
    const code = codes.get(text.normalize('NFKC').replace(/\s/g, ''));
    return code === undefined ? refused('not-in-list', { allowed }) : taken(code);
  };
}

/** A mobile or fixed telephone number; digits, with the hyphens of fixed lines and extensions. */
export const phone: CellReader<string> = (text) => {
  if (SCIENTIFIC.test(text)) return refused('digits-lost');
  if (isMaskedPhone(text)) return refused('phone-masked');
  const plain = text
    .normalize('NFKC')
    .replace(/\s/g, '')
    .replace(/^\+?86-?(?=1\d{10}$)/, '');
  return /^(1[3-9]\d{9}|0\d{2,3}-?\d{7,8}(-\d{1,6})?|400-?\d{3}-?\d{4}|[2-9]\d{6,7})$/.test(plain)
    ? taken(plain)
    : refused('phone-malformed');
};

/** A mobile number without separators, or any other telephone number. */
export const username: CellReader<string> = (text) => {
  const plain = text.normalize('NFKC').toLowerCase();
  return /^[a-z0-9][a-z0-9._-]{1,63}$/.test(plain) ? taken(plain) : refused('username-malformed');
};

export interface GivenUscc {
  readonly code: string;
  /** The last character that the standard asks for, where the code is an early one. */
  readonly early: string | null;
}

export const uscc: CellReader<GivenUscc> = (text) => {
  if (SCIENTIFIC.test(text)) return refused('digits-lost');
  const check = checkUscc(text);
  if (check.result === 'valid') return taken({ code: check.code, early: null });
  if (check.result === 'inner-only') return taken({ code: check.code, early: check.expected });
  const { reason, ...details } = check.fault;
  switch (reason) {
    case 'length':
      return refused('uscc-length', details);
    case 'character':
      return refused('uscc-character', details);
    case 'division':
      return refused('uscc-division', details);
    case 'check-character':
      return refused('uscc-check', details);
    case 'organisation-character':
      return refused('uscc-organisation', details);
  }
};

export const industry: CellReader<string> = (text) => {
  const code = normaliseIndustryCode(text);
  return code === undefined ? refused('industry-unknown') : taken(code);
};

export const division: CellReader<string> = (text) => {
  const code = normaliseDivisionCode(text);
  return code === undefined
    ? refused('code-malformed', { pattern: '6 位数字，或本区自编代码，如 610400-GX' })
    : taken(code);
};

/** Several items in one cell, each on a line of its own or behind a semicolon. */
export function listOf<V>(pattern: string, readItem: (text: string) => V | undefined): CellReader<V[]> {
  return (text) => {
    const items = text
      .normalize('NFKC')
      .split(/[;\n]/)
      .map((item) => item.trim())
      .filter((item) => item !== '');
    const values = items.map(readItem).filter((value) => value !== undefined);
    return values.length === items.length && items.length <= 50
      ? taken(values)
      : refused('malformed-list', { pattern });
  };
}
