import { randomUUID } from 'node:crypto';
import type { SubjectReference, SupervisionKind } from '@guanjia/core/supervision';
import { sweepSupervisions } from '../../src/supervision/index.ts';
import { at, type Person } from '../matters/small-zone.ts';
import { as, clock, database, on, upload, zone } from '../plans/plan-zone.ts';

export { start, stop } from '../plans/plan-zone.ts';
export { as, at, database, on, upload, zone };

/** A matter of the project with the road office, three working days to do it, given out on a Monday morning. */
export async function assigned(from = '2026-03-02 09:00', office: 'road' | 'traffic' = 'road') {
  const moment = at(from);
  const matterId = await zone.raise('owner', moment);
  await zone.act('projectButler', moment, matterId, 'accept', {});
  await zone.act('projectButler', moment, matterId, 'assign', {
    assignments: [{ officeId: zone.ids[office], role: 'lead', limitDays: 3 }],
  });
  const { id } = await database.db
    .selectFrom('assignment')
    .select('id')
    .where('matter_id', '=', matterId)
    .executeTakeFirstOrThrow();
  await zone.act(`${office}Officer` as Person, moment, matterId, 'sign', { assignmentId: id });
  return {
    matterId,
    assignmentId: id,
    subject: { kind: 'assignment', assignmentId: id } as SubjectReference,
  };
}

export const key = () => ({ 'idempotency-key': randomUUID() });
export const issue = async (
  by: Person,
  kind: SupervisionKind,
  subject: SubjectReference,
  more: object = {},
) =>
  (await as(by)).post(
    '/supervisions',
    { kind, subject, ...(kind === 'urge' ? {} : { text: '请立即办理' }), ...more },
    key(),
  );
export const act = async (by: Person, id: string, what: string, body: object) =>
  (await as(by)).post(`/supervisions/${id}/${what}`, body, key());
export const read = async (by: Person, id: string) => (await as(by)).get(`/supervisions/${id}`);
export const sweep = async () => {
  const { failed, dealt } = await sweepSupervisions(database.db, () => clock);
  if (failed[0]) throw failed[0].error;
  return dealt;
};
/** Supervision notices of a person, by what happened. */
export const toldTo = async (person: Person, id: string): Promise<string[]> =>
  (await (await as(person)).get('/notifications?limit=100')).body.items
    .filter((one: { details: { supervisionId?: string } }) => one.details.supervisionId === id)
    .map((one: { details: { step: string } }) => one.details.step);
