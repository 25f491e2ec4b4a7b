import type { Principal } from '@guanjia/core/identity';
import type { PermissionAction } from '@guanjia/core/permissions';
import type { ClockContext } from '../matters/index.ts';
import { actorFor, authoriseOn } from '../platform/authorise.ts';
import type { Tx } from '../platform/database.ts';
import { appendJournal, keepText, type TextCommitment } from '../platform/journal.ts';
import { Problem } from '../platform/problems.ts';
import { findProjectFacts, lockPlan, type StoredPlan } from './plans-store.ts';

/** Somebody acting on the plan of a project at a moment. */
export interface Acting {
  readonly tx: Tx;
  readonly ctx: ClockContext;
  readonly principal: Principal;
  readonly projectId: string;
}

export type ProjectFacts = NonNullable<Awaited<ReturnType<typeof findProjectFacts>>>;

/** Who may not even read the project is told that there is none. */
export async function mayOn(
  { tx, principal, projectId }: Acting,
  action: PermissionAction,
): Promise<ProjectFacts> {
  const facts = await findProjectFacts(tx, projectId);
  if (!facts) throw new Problem('not-found');
  authoriseOn(principal, action, 'project.read', facts);
  return facts;
}

/** The plan, locked; `version` is the one that the reader saw. */
export async function planForChange(acting: Acting, version?: number): Promise<StoredPlan> {
  const plan = await lockPlan(acting.tx, acting.projectId);
  if (!plan) throw new Problem('not-found', { detail: '这个项目还没有节点计划，请先制定。' });
  if (version !== undefined && version !== plan.row.version) throw new Problem('changed-meanwhile');
  return plan;
}

export const streamOf = (projectId: string): string => `project:${projectId}`;

export async function keepWords(
  { tx, ctx, projectId }: Acting,
  kind: string,
  body: string | undefined,
): Promise<TextCommitment | undefined> {
  if (body === undefined || body === '') return undefined;
  return await keepText(tx, { stream: streamOf(projectId), kind, body, at: ctx.now });
}

export async function journalPlan(
  { tx, ctx, principal, projectId }: Acting,
  entry: {
    readonly action: string;
    readonly may: PermissionAction;
    readonly texts?: readonly (TextCommitment | undefined)[];
    readonly data: Record<string, unknown>;
    readonly deviceAt?: Date | null;
    readonly visibility?: 'firm' | 'internal';
  },
): Promise<void> {
  await appendJournal(tx, {
    stream: streamOf(projectId),
    action: entry.action,
    actor: actorFor(principal, entry.may),
    at: ctx.now,
    deviceAt: entry.deviceAt ?? null,
    visibility: entry.visibility ?? 'internal',
    texts: (entry.texts ?? []).filter((text) => text !== undefined),
    data: entry.data,
  });
}

/** One more change of the plan: whoever saw an earlier one is told so when they change it too. */
export async function raiseVersion(tx: Tx, projectId: string): Promise<void> {
  await tx
    .updateTable('plan')
    .set((eb) => ({ version: eb('version', '+', 1) }))
    .where('project_id', '=', projectId)
    .execute();
}
