import { worstLight } from './clocks.ts';

type Light = 'green' | 'yellow' | 'red' | 'paused' | 'none';

/** As much of a matter's rows as its place in the queues depends on; moments as ISO text. */
export interface QueuedRows {
  matter?: { id: string; station_id: string; butler_id: string; status: string; light: string };
  assignment: readonly { id: string; office_id: string; status: string }[];
  clock: readonly {
    kind: string;
    assignment_id: string | null;
    state: string;
    level: string;
    due_at: string;
  }[];
}

/** Where a matter counts once: a side, and what that side sees of it. */
export interface Share {
  side: 'zone' | 'station' | 'butler' | 'office';
  sideId: string;
  stage: string;
  status: string;
  light: string;
}

/** A matter as one office has it. `dueAt` is ISO text, or `infinity` where no clock of its own runs. */
export interface OfficeEntry {
  officeId: string;
  stage: string;
  status: string;
  light: Light;
  dueAt: string;
}

/** The zone's side has no id of its own. */
export const zoneSide = '00000000-0000-0000-0000-000000000000';

/** The same as the view office_queue_truth says in SQL. */
export function officeEntriesOf({ matter, assignment, clock }: QueuedRows): OfficeEntry[] {
  if (!matter) return [];
  const held = assignment.filter((a) => a.status !== 'returned' && a.status !== 'recalled');
  return [...new Set(held.map((a) => a.office_id))].sort().map((officeId) => {
    const own = new Set(assignment.filter((a) => a.office_id === officeId).map((a) => a.id));
    const clocks = clock.filter(
      (c) =>
        c.kind === 'assignment' &&
        c.assignment_id !== null &&
        own.has(c.assignment_id) &&
        (c.state === 'running' || c.state === 'paused'),
    );
    const due = clocks.filter((c) => c.state === 'running').map((c) => c.due_at);
    return {
      officeId,
      stage: held.find((a) => a.office_id === officeId && a.status !== 'accepted')?.status ?? 'accepted',
      status: matter.status,
      light: worstLight(clocks.map((c) => (c.state === 'paused' ? 'paused' : (c.level as Light)))),
      dueAt: due.sort()[0] ?? 'infinity',
    };
  });
}

/** Every place where the matter counts: the same as the view queue_count_truth says in SQL. */
export function sharesOf(rows: QueuedRows): Share[] {
  const { matter } = rows;
  if (!matter) return [];
  const { status, light } = matter;
  const staff = { stage: '', status, light };
  return [
    { side: 'zone', sideId: zoneSide, ...staff },
    { side: 'station', sideId: matter.station_id, ...staff },
    { side: 'butler', sideId: matter.butler_id, ...staff },
    ...officeEntriesOf(rows).map(
      (e): Share => ({
        side: 'office',
        sideId: e.officeId,
        stage: e.stage,
        status: e.status,
        light: e.light,
      }),
    ),
  ];
}

const shareKey = (s: Share): string => [s.side, s.sideId, s.stage, s.status, s.light].join(' ');

/** What the counts change by; in one order everywhere, so that two writers never wait for each other in a ring. */
export function shareChanges(before: readonly Share[], after: readonly Share[]): (Share & { by: number })[] {
  const changes = new Map<string, Share & { by: number }>();
  const add = (share: Share, by: number) => {
    const key = shareKey(share);
    changes.set(key, { ...share, by: (changes.get(key)?.by ?? 0) + by });
  };
  for (const share of before) add(share, -1);
  for (const share of after) add(share, 1);
  return [...changes.entries()]
    .filter(([, change]) => change.by !== 0)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, change]) => change);
}
