import type { Rank, SupervisionEvent, SupervisionKind } from '@guanjia/core/supervision';
import type { Expression, SqlBool } from 'kysely';
import { type ClockContext, noteOnMatter, publishOther, withCovers } from '../matters/index.ts';
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
export async function findSupervised(tx: Tx, subject: SubjectRow): Promise<string[]> {
  return subject.office_id === null
    ? await findButler(tx, subject.butler_id)
    : await findAccounts(tx, 'office', subject);
}

export async function findButler(tx: Tx, butlerId: string | null): Promise<string[]> {
  if (butlerId === null) return [];
  const rows = await tx
    .selectFrom('butler as b')
    .innerJoin('account as a', 'a.id', 'b.account_id')
    .where('b.id', '=', butlerId)
    .where('b.active', '=', true)
    .where('a.status', '=', 'active')
    .select('a.id')
    .execute();
  return rows.map((row) => row.id);
}

/** Active accounts of the supervised office, or of a rank above the work. */
export async function findAccounts(
  tx: Tx,
  who: 'office' | Exclude<Rank, 'butler'>,
  subject: Pick<SubjectRow, 'office_id' | 'station_id'>,
): Promise<string[]> {
  const rows = await tx
    .selectFrom('account_role as r')
    .innerJoin('account as a', 'a.id', 'r.account_id')
    .leftJoin('leading_group_member as g', 'g.account_id', 'a.id')
    .where('a.status', '=', 'active')
    .where((eb): Expression<SqlBool> => {
      switch (who) {
        case 'office':
          return eb.and([
            eb('r.role', 'in', ['officer', 'department-head'] as const),
            eb('r.office_id', '=', subject.office_id),
          ]);
        case 'station-master':
          return eb.and([eb('r.role', '=', 'station-master'), eb('r.office_id', '=', subject.station_id)]);
        case 'coordinator':
          return eb('r.role', '=', 'coordinator');
        case 'leader-deputy':
          return eb.and([
            eb('r.role', '=', 'leader'),
            eb.or([eb('g.position', '=', 'deputy'), eb('g.position', 'is', null)]),
          ]);
        case 'leader-head':
          return eb.and([eb('r.role', '=', 'leader'), eb('g.position', '=', 'head')]);
      }
    })
    .select('a.id')
    .distinct()
    .execute();
  return rows.map((row) => row.id);
}
