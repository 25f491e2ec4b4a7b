import { type SupervisionKind, supervisionKinds } from './kinds.ts';

/** What may happen to a supervision, as records and notices name it. */
export const supervisionEvents = [
  'issued',
  'replied',
  'progress',
  'returned',
  'noted',
  'lifted',
  'lapsed',
  'unanswered',
] as const;
export type SupervisionEvent = (typeof supervisionEvents)[number];

export interface Happened {
  readonly event: SupervisionEvent;
  readonly kind: SupervisionKind;
  readonly number: string | null;
  /** Who is supervised. */
  readonly who: string;
}

/** One step out of details that come as plain JSON; nothing for what this version doesn't know. */
export function happenedOf(details: unknown): Happened | undefined {
  if (typeof details !== 'object' || details === null) return undefined;
  const { step, kind, number, supervised } = details as Record<string, unknown>;
  const event = supervisionEvents.find((one) => one === step);
  const of = supervisionKinds.find((one) => one === kind);
  if (!event || !of) return undefined;
  return {
    event,
    kind: of,
    number: typeof number === 'string' ? number : null,
    who: typeof supervised === 'string' ? supervised : '',
  };
}

/** The steps that one entry of a matter's or a project's record holds. */
export const happeningsOf = ({ steps }: Record<string, unknown>): Happened[] =>
  Array.isArray(steps) ? steps.flatMap((one: unknown) => happenedOf(one) ?? []) : [];
