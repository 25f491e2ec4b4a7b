import { z } from 'zod';

const id = z.uuid();
const moment = z.iso.datetime();
/** A day of the zone; both ends of an absence count. */
const day = z.iso.date();
const dayMs = 86_400_000;
/** Longer than a year is no leave but a handover. */
const mostDays = 366;

export const absenceReasons = ['annual', 'sick', 'business', 'training', 'other'] as const;
export type AbsenceReason = (typeof absenceReasons)[number];

export const absenceCreation = z
  .strictObject({
    /** Who is away; the person who asks when left out. */
    accountId: id.optional(),
    coveredBy: id,
    startsOn: day,
    endsOn: day,
    reason: z.enum(absenceReasons),
  })
  .refine((b) => b.endsOn >= b.startsOn, { path: ['endsOn'], message: '结束日期不能早于开始日期' })
  .refine((b) => Date.parse(b.endsOn) - Date.parse(b.startsOn) <= mostDays * dayMs, {
    path: ['endsOn'],
    message: '一次最多一年；更久请办理交接',
  });
export type AbsenceCreation = z.infer<typeof absenceCreation>;

/** The last day of an absence that becomes shorter, or none: it ends now. Before its first day it is called off. */
export const absenceEnd = z.strictObject({ endsOn: day.optional() });
export type AbsenceEnd = z.infer<typeof absenceEnd>;

const person = z.object({ id, name: z.string(), phone: z.string().nullable() });
export const absenceStates = ['current', 'upcoming', 'past'] as const;

export const absenceView = z.object({
  id,
  person,
  coveredBy: person,
  reason: z.enum(absenceReasons),
  startsOn: day,
  endsOn: day,
  state: z.enum(absenceStates),
  enteredBy: z.string(),
  enteredAt: moment,
  /** Whether the viewer may shorten it or call it off. */
  mayEnd: z.boolean(),
});
export type AbsenceView = z.infer<typeof absenceView>;
export const absenceList = z.object({ items: z.array(absenceView) });
export const absenceQuery = z.strictObject({ state: z.enum(absenceStates).optional() });

/** Somebody who could stand in, with what is on the desk already. */
export const coverChoice = person.extend({
  title: z.string(),
  /** Of a butler: what is in his charge, and his open matters. */
  load: z
    .object({
      enterprises: z.number().int(),
      projects: z.number().int(),
      openMatters: z.number().int(),
      overdue: z.number().int(),
      dueSoon: z.number().int(),
    })
    .nullable(),
  /** Away at some time of the span: then the cover passes on. */
  away: z.boolean(),
  /** Stands in for so many others in the span. */
  covering: z.number().int(),
});
export type CoverChoice = z.infer<typeof coverChoice>;
export const coverChoices = z.object({ items: z.array(coverChoice) });
export const coverChoiceQuery = z.strictObject({ accountId: id.optional(), startsOn: day, endsOn: day });
export type CoverChoiceQuery = z.infer<typeof coverChoiceQuery>;

/** Whose absences the viewer may enter. */
export const absentees = z.object({ items: z.array(z.object({ id, name: z.string(), title: z.string() })) });
export type Absentees = z.infer<typeof absentees>;
