import type { Principal } from '@guanjia/core/identity';
import type { AgendaChoice, AgendaKind, AgendaSubject } from '@guanjia/core/meetings';
import { covers, scopeOf } from '@guanjia/core/permissions';
import { sql } from 'kysely';
import { findMatterForMeeting } from '../matters/index.ts';
import type { Tx } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';
import { faultyField } from '../platform/problems.ts';
import { meetingScope, owns } from './meeting-scope.ts';

export interface ResolvedItem {
  kind: AgendaKind;
  words: string;
  matterId: string | null;
  projectId: string | null;
  nodeId: string | null;
  resolutionId: string | null;
  /** Null for what is nobody's. */
  subject: AgendaSubject | null;
}

const none = { matterId: null, projectId: null, nodeId: null, resolutionId: null };

/** What the choices name, as far as the person may read it; throws with the place of the first that he may not. */
export async function resolveAgenda(
  tx: Tx,
  principal: Principal,
  choices: readonly AgendaChoice[],
): Promise<ResolvedItem[]> {
  const found: ResolvedItem[] = [];
  const seen = new Set<string>();
  for (const [index, choice] of choices.entries()) {
    const item = await resolve(tx, principal, choice, `agenda.${index}`);
    const key =
      item.matterId ?? item.resolutionId ?? (item.projectId ? `${item.projectId}:${item.nodeId}` : null);
    if (key && seen.has(key))
      throw faultyField(`agenda.${index}`, '这件事已在议程里，请删去一个', 'rule-violated');
    if (key) seen.add(key);
    found.push(item);
  }
  return found;
}

async function resolve(
  tx: Tx,
  principal: Principal,
  choice: AgendaChoice,
  at: string,
): Promise<ResolvedItem> {
  const { matterId, projectId, nodeCode, resolutionId, words = '' } = choice;
  if (matterId) {
    const matter = await findMatterForMeeting(tx, principal, matterId);
    if (!matter) throw faultyField(at, '找不到这件事项，或您无权把它列入议程', 'rule-violated');
    const subject = { inOwnCharge: matter.inOwnCharge };
    return { ...none, kind: 'matter', words: words || matter.title, matterId, subject };
  }
  if (projectId) {
    const project = await findProject(tx, principal, projectId, nodeCode);
    if (!project) throw faultyField(at, '找不到这个项目或节点，或您无权把它列入议程', 'rule-violated');
    const { name, nodeId, inOwnCharge } = project;
    return { ...none, kind: 'project', words: words || name, projectId, nodeId, subject: { inOwnCharge } };
  }
  if (resolutionId) {
    const { rows } = await sql<{ words: string }>`
      select r.words from meeting_resolution r join meeting mt on mt.id = r.meeting_id
      where r.id = ${resolutionId} and r.status <> 'noted' and (${meetingScope(principal)} or ${owns(principal)})`.execute(
      tx,
    );
    const known = rows[0];
    if (!known) throw faultyField(at, '找不到这项议定事项', 'rule-violated');
    return {
      ...none,
      kind: 'resolution',
      words: (words || known.words).slice(0, 200),
      resolutionId,
      subject: null,
    };
  }
  return { ...none, kind: 'text', words, subject: null };
}

async function findProject(tx: Tx, principal: Principal, projectId: string, nodeCode: string | undefined) {
  const row = await tx
    .selectFrom('project as p')
    .leftJoin('stewardship as s', (join) =>
      join.onRef('s.project_id', '=', 'p.id').on('s.ended_at', 'is', null),
    )
    .leftJoin('plan_node as n', (join) =>
      join.onRef('n.project_id', '=', 'p.id').on('n.code', '=', nodeCode ?? ''),
    )
    .select([
      'p.name',
      'p.enterprise_id',
      'p.station_id',
      's.butler_id',
      'n.id as node_id',
      'n.name as node_name',
    ])
    .where('p.id', '=', projectId)
    .executeTakeFirst();
  if (!row || (nodeCode !== undefined && row.node_id === null)) return undefined;
  const facts = {
    enterpriseId: row.enterprise_id,
    projectId,
    stationId: row.station_id,
    butlerId: row.butler_id,
  };
  if (!covers(scopeOf(principal, 'project.read'), facts)) return undefined;
  return {
    name: row.node_name ? `${row.name}：${row.node_name}` : row.name,
    nodeId: row.node_id,
    inOwnCharge: row.butler_id !== null && principal.butlerIds.includes(row.butler_id),
  };
}

/** Puts the agenda in place of what there was. */
export async function writeAgenda(
  tx: Tx,
  meetingId: string,
  items: readonly ResolvedItem[],
  addedBy: string,
): Promise<void> {
  await tx.deleteFrom('meeting_agenda_item').where('meeting_id', '=', meetingId).execute();
  await addItems(tx, meetingId, items, addedBy, 0);
}

async function addItems(
  tx: Tx,
  meetingId: string,
  items: readonly ResolvedItem[],
  addedBy: string | null,
  from: number,
): Promise<void> {
  if (items.length === 0) return;
  await tx
    .insertInto('meeting_agenda_item')
    .values(
      items.map((item, index) => ({
        id: newId(),
        meeting_id: meetingId,
        position: from + index,
        kind: item.kind,
        words: item.words,
        matter_id: item.matterId,
        project_id: item.projectId,
        node_id: item.nodeId,
        resolution_id: item.resolutionId,
        added_by: addedBy,
      })),
    )
    .onConflict((c) => c.doNothing())
    .execute();
}

/** Adds one at the end. */
export async function appendItem(
  tx: Tx,
  meetingId: string,
  item: ResolvedItem,
  addedBy: string,
): Promise<void> {
  const last = await tx
    .selectFrom('meeting_agenda_item')
    .select((eb) => eb.fn.max('position').as('position'))
    .where('meeting_id', '=', meetingId)
    .executeTakeFirst();
  await addItems(tx, meetingId, [item], addedBy, (last?.position ?? -1) + 1);
}

/**
 * 上次议定事项: what earlier meetings of the same series decided and is not over, read out first. What stands on the
 * agenda already, stays.
 */
export async function carryOver(
  tx: Tx,
  meeting: { id: string; series_id: string | null; starts_at: Date },
): Promise<number> {
  if (!meeting.series_id) return 0;
  const { rows } = await sql<{ id: string; words: string }>`
    select r.id, left(r.words, 200) as words from meeting_resolution r
      join meeting mt on mt.id = r.meeting_id left join assignment a on a.id = r.assignment_id
    where mt.series_id = ${meeting.series_id} and mt.id <> ${meeting.id} and mt.starts_at < ${meeting.starts_at}
      and r.status in ('open', 'reported') and (a.id is null or a.status <> 'accepted')
      and not exists (select 1 from meeting_agenda_item ai where ai.meeting_id = ${meeting.id} and ai.resolution_id = r.id)
    order by mt.starts_at, r.number`.execute(tx);
  if (rows.length === 0) return 0;
  await tx
    .updateTable('meeting_agenda_item')
    .set({ position: sql<number>`position + ${rows.length}` })
    .where('meeting_id', '=', meeting.id)
    .execute();
  const items = rows.map((row) => ({
    ...none,
    kind: 'resolution' as const,
    words: row.words,
    resolutionId: row.id,
    subject: null,
  }));
  await addItems(tx, meeting.id, items, null, 0);
  return rows.length;
}
