import { type ClockKind, clockKinds } from './statuses.ts';

export interface DueMove {
  readonly clock: ClockKind;
  /** Moments, ISO 8601; the same where a provisional one has become certain. */
  readonly from: string;
  readonly to: string;
}

/** What a `due-moved` event tells of each clock; its details come as plain JSON. */
export function dueMovesOf(details: Readonly<Record<string, unknown>>): DueMove[] {
  if (!Array.isArray(details.moved)) return [];
  return details.moved.flatMap((one: unknown) => {
    if (typeof one !== 'object' || one === null) return [];
    const { clock, from, to } = one as Record<string, unknown>;
    const kind = clockKinds.find((known) => known === clock);
    return kind && typeof from === 'string' && typeof to === 'string' ? [{ clock: kind, from, to }] : [];
  });
}
