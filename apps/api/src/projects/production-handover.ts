import { localDate } from '@guanjia/core/calendar';
import type { Principal } from '@guanjia/core/identity';
import { type ProductionHandover, projectStages } from '@guanjia/core/projects';
import { contextAt, moveOpenMatters } from '../matters/index.ts';
import { endCharge, findButlerInCharge, lockSubject } from '../organisation/index.ts';
import { actorFor, authoriseOn } from '../platform/authorise.ts';
import type { Tx } from '../platform/database.ts';
import { appendJournal, keepText } from '../platform/journal.ts';
import { Problem } from '../platform/problems.ts';
import { lockProject, updateProject } from './projects-store.ts';

/**
 * 投产交接: the project has come into production and leaves the list; its butler's charge ends and what is still open
 * goes on in the hands of the butler of its enterprise, at the same moment.
 */
export async function handOverAtProduction(
  tx: Tx,
  principal: Principal,
  id: string,
  request: ProductionHandover,
  now: Date,
): Promise<void> {
  const facts = await lockSubject(tx, { projectId: id });
  const project = facts && (await lockProject(tx, id));
  if (!facts || !project) throw new Problem('not-found');
  authoriseOn(principal, 'stewardship.handover', 'project.read', facts);
  if (request.version !== project.version) throw new Problem('changed-meanwhile');
  if (!project.active) throw new Problem('conflict', { detail: '项目已退出名单，不需要再交接。' });
  if (projectStages.indexOf(project.stage) < projectStages.indexOf('in-production')) {
    throw new Problem('rule-violated', { detail: '项目还没有投产。请先报送投产节点完成，或修改项目阶段。' });
  }
  const butler = await findButlerInCharge(tx, { enterpriseId: project.enterprise_id }, now);
  if (!butler) {
    throw new Problem('rule-violated', { detail: '这家企业还没有企业管家，请先安排包抓，再办理投产交接。' });
  }
  const ctx = await contextAt(tx, now);
  const actor = actorFor(principal, 'stewardship.handover');
  const moved = await moveOpenMatters(tx, ctx, { projectId: id }, butler.id, actor);
  await endCharge(tx, { projectId: id }, now);
  await updateProject(tx, id, {
    active: false,
    left_on: localDate(ctx.calendar, now),
    version: project.version + 1,
    updated_at: now,
  });
  const stream = `project:${id}`;
  const words = await keepText(tx, { stream, kind: 'reason', body: request.reason, at: now });
  await appendJournal(tx, {
    stream,
    action: 'project.production',
    actor,
    at: now,
    visibility: 'firm',
    texts: [words],
    data: { from: facts.butlerId, to: butler.id, movedMatters: moved },
  });
}
