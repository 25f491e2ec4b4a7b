import { isoOfDay } from '../calendar/index.ts';

/** How far a plan may reach from its first day, about a century: beyond it is a slip of the pen. */
export const longestDays = 40_000;

/**
 * Days as whole numbers (since 1970-01-01) with every working day counted once, so that moving along working days
 * costs two look-ups. A moment is the beginning of a day: a node that ends on Monday ends at the moment Tuesday.
 */
export class DayLine {
  readonly #isWorkingDay: (day: string) => boolean;
  readonly #first: number;
  /** Working days before the day `first + i`. */
  #before = new Int32Array(1);
  /** The day of each working day. */
  #days = new Int32Array(0);
  #known = 0;
  #count = 0;
  readonly #written = new Map<number, string>();

  constructor(first: number, isWorkingDay: (day: string) => boolean) {
    this.#first = first;
    this.#isWorkingDay = isWorkingDay;
    this.#grow(512);
  }

  get first(): number {
    return this.#first;
  }

  /** Working days between the first day of the line and a moment. */
  index(moment: number): number {
    const offset = moment - this.#first;
    if (offset < 0) return 0;
    if (offset > this.#known) this.#grow(offset);
    return this.#before[offset] ?? 0;
  }

  /** The day of the working day that `index` others come before; those before the line count as its first day. */
  day(index: number): number {
    if (index < 0) return this.#first;
    while (index >= this.#count) this.#grow(this.#known * 2);
    return this.#days[index] ?? 0;
  }

  /** The first moment from which a working day can be worked. */
  nextWorking(moment: number): number {
    return this.day(this.index(moment));
  }

  /** The moment at which `n` working days have passed, counted from a moment; backwards for a negative `n`. */
  shift(moment: number, n: number): number {
    if (n === 0) return moment;
    const at = this.index(moment);
    return n > 0 ? this.day(at + n - 1) + 1 : this.day(at + n);
  }

  /** The last moment that `shift(…, n)` does not lead beyond `limit`. */
  unshift(limit: number, n: number): number {
    if (n === 0) return limit;
    return this.day(n > 0 ? this.index(limit) - n : this.index(limit + 1) - 1 - n);
  }

  iso(day: number): string {
    const known = this.#written.get(day);
    if (known !== undefined) return known;
    const iso = isoOfDay(day);
    this.#written.set(day, iso);
    return iso;
  }

  #grow(wanted: number): void {
    if (wanted > longestDays * 3) throw new RangeError('A plan of more than a century');
    const size = Math.max(wanted, this.#known * 2);
    const before = new Int32Array(size + 1);
    before.set(this.#before.subarray(0, this.#known + 1));
    const days = new Int32Array(size);
    days.set(this.#days.subarray(0, this.#count));
    for (let offset = this.#known; offset < size; offset += 1) {
      if (this.#isWorkingDay(this.iso(this.#first + offset))) {
        days[this.#count] = this.#first + offset;
        this.#count += 1;
      }
      before[offset + 1] = this.#count;
    }
    this.#before = before;
    this.#days = days;
    this.#known = size;
    if (this.#count === 0 && size > 1_000) throw new RangeError('A calendar without any working day');
  }
}
