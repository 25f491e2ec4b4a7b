import { newId } from '../platform/ids.ts';
import type { Butler } from './organisation.ts';
import type { Random } from './random.ts';

const DAY_MS = 86_400_000;

/**
 * Who is in charge of each: one butler without a gap, and for some an earlier one who handed over before the
 * demo's past begins.
 */
export function tieTo(
  kind: Butler['kind'],
  subjects: readonly { id: string; butler: Butler; since?: Date }[],
  butlers: readonly Butler[],
  random: Random,
  since: Date,
) {
  return subjects.flatMap((subject) => {
    const base = {
      enterprise_id: kind === 'enterprise' ? subject.id : null,
      project_id: kind === 'project' ? subject.id : null,
      created_by: null,
      created_at: since,
    };
    const start = subject.since ?? since;
    const current = {
      ...base,
      id: newId(since.getTime()),
      butler_id: subject.butler.id,
      started_at: start,
      ended_at: null,
      reason: null,
    };
    if (!random.chance(0.12)) return [current];
    const others = butlers.filter((butler) => butler !== subject.butler);
    const handover = {
      ...base,
      id: newId(since.getTime()),
      butler_id: random.pick(others).id,
      started_at: new Date(start.getTime() - random.int(150, 400) * DAY_MS),
      ended_at: start,
      reason: '岗位调整，移交包抓',
    };
    return [handover, current];
  });
}
