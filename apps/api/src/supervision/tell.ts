import type { EscalationLevel } from '@guanjia/core/matters';
import { aboveOf, type Rank, type SupervisionEvent, type SupervisionKind } from '@guanjia/core/supervision';
import {
  type ClockContext,
  findButlerAccounts,
  findOfficeAccounts,
  findSuperiors,
  noteOnMatter,
  publishOther,
  withCovers,
} from '../matters/index.ts';
import type { Tx } from '../platform/database.ts';
import {
  appendJournals,
  type JournalActor,
  type JournalEntry,
  type TextCommitment,
} from '../platform/journal.ts';
import type { SubjectRow } from './subjects-store.ts';

export interface Happening {
  readonly event: SupervisionEvent;
  readonly id: string;
  readonly kind: SupervisionKind;
  readonly number: string | null;
  readonly subject: SubjectRow;
  readonly actor: JournalActor | null;
  readonly texts: readonly TextCommitment[];
  readonly deviceAt?: Date | null;
  readonly data?: Record<string, unknown>;
  /** Accounts beside their covers. */
  readonly told: readonly string[];
}

const wordOf = ({ event, kind, number, subject }: Happening) => ({
  step: event,
  kind,
  number,
  supervised: subject.office_name ?? subject.butler_name,
});

/**
 * Writes down what happened – in the stream of each supervision, and once in the record of each matter and project –
 * tells whom it concerns, and wakes open screens.
 */
export async function record(tx: Tx, ctx: ClockContext, happenings: readonly Happening[]): Promise<void> {
  const entries: JournalEntry[] = happenings.map((one) => ({
    stream: streamOf(one.id),
    action: `supervision.${one.event}`,
    actor: one.actor,
    at: ctx.now,
    deviceAt: one.deviceAt ?? null,
    texts: one.texts,
    data: { kind: one.kind, number: one.number, subjectId: one.subject.subject_id, ...one.data },
  }));
  for (const [projectId, of] of Map.groupBy(happenings, (one) =>
    one.subject.kind === 'node' ? one.subject.project_id : null,
  )) {
    if (projectId === null) continue;
    entries.push({
      stream: `project:${projectId}`,
      action: 'node.supervised',
      actor: of[0]?.actor ?? null,
      at: ctx.now,
      data: {
        code: [...new Set(of.map((one) => one.subject.node_code))].join(' '),
        steps: of.map((one) => ({ ...wordOf(one), supervisionId: one.id })),
      },
    });
  }
  await appendJournals(tx, entries);
  for (const [matterId, of] of Map.groupBy(happenings, (one) => one.subject.matter_id)) {
    if (matterId === null) continue;
    await noteOnMatter(tx, ctx, matterId, of[0]?.actor ?? null, { steps: of.map(wordOf) });
  }
  for (const one of happenings) await tellOf(tx, ctx, one);
}

async function tellOf(tx: Tx, ctx: ClockContext, one: Happening): Promise<void> {
  const accounts = await withCovers(tx, new Set(one.told), ctx.now);
  await publishOther(tx, {
    kind: 'supervision',
    eventKey: `supervision:${one.id}:${one.event}:${ctx.now.getTime()}`,
    at: ctx.now,
    accounts: accounts.filter((id) => id !== one.actor?.accountId),
    matterId: one.subject.matter_id,
    projectId: one.subject.kind === 'node' ? one.subject.project_id : null,
    details: {
      supervisionId: one.id,
      ...wordOf(one),
      ...(one.subject.kind === 'node'
        ? { node: one.subject.node_name, projectName: one.subject.project_name }
        : {}),
    },
  });
  const { matter_id: matterId, project_id: projectId, kind } = one.subject;
  await tx
    .insertInto('live_event')
    .values([
      { kind: 'supervision', subject_id: one.id, account_id: null, action: one.event },
      ...(kind === 'node' && projectId !== null
        ? [{ kind: 'project' as const, subject_id: projectId, account_id: null, action: 'supervised' }]
        : []),
      ...(matterId === null
        ? []
        : [{ kind: 'matter' as const, subject_id: matterId, account_id: null, action: 'supervised' }]),
    ])
    .execute();
}

export const streamOf = (id: string): string => `supervision:${id}`;

/** The people of the supervised office, or the butler in charge. */
export async function findSupervised(tx: Tx, { office_id, butler_id }: SubjectRow): Promise<string[]> {
  return office_id === null ? await findButler(tx, butler_id) : await findOfficeAccounts(tx, [office_id]);
}

/** The butler in charge, if there is one. */
export const findButler = async (tx: Tx, butlerId: string | null): Promise<string[]> =>
  butlerId === null ? [] : await findButlerAccounts(tx, [butlerId]);

const levelOf = {
  'station-master': 'station-master',
  coordinator: 'coordinator',
  'leader-deputy': 'deputy',
  'leader-head': 'head',
} as const satisfies Record<Exclude<Rank, 'butler'>, EscalationLevel>;

/** Who stands above a piece of work: of this rank, or of the nearest above it that somebody fills. */
export async function findAbove(
  tx: Tx,
  rank: Rank | null,
  subject: Pick<SubjectRow, 'station_id'>,
): Promise<string[]> {
  const superiors = await findSuperiors(tx, subject.station_id);
  for (let at = rank; at !== null; at = aboveOf(at)) {
    const level = at === 'butler' ? undefined : levelOf[at];
    const found = superiors.filter((one) => one.level === level).map((one) => one.accountId);
    if (found.length > 0) return found;
  }
  return [];
}
