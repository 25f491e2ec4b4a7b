import { changedPlan, type PlanChanges, type PlanNodeInput, type Rebaseline } from '@guanjia/core/plans';
import { faultyField } from '../platform/problems.ts';
import { type Acting, journalPlan, keepWords, mayOn, planForChange, raiseVersion } from './acting.ts';
import { takeBaseline } from './baseline.ts';
import { columnsOf, idsOf, insertNodes } from './make-plan.ts';
import { droppedCodes, findOfficeIds, putLinks, putTies } from './plans-store.ts';
import { refuseFaults } from './problems.ts';
import { requireArticle, requireType } from './require-references.ts';
import { settlePlan } from './settle-plan.ts';

/** 调整: all changes of a request hold or none does; the baseline stays, so that the plan shows what was meant. */
export async function changePlan(acting: Acting, request: PlanChanges): Promise<void> {
  const { tx, ctx, principal, projectId } = acting;
  await mayOn(acting, 'plan.adjust');
  const plan = await planForChange(acting, request.version);
  const taken = await droppedCodes(tx, projectId);
  const { nodes, faults } = changedPlan(plan.row.starts_on, plan.nodes, request.changes, taken);
  const names = new Map([...plan.nodes, ...nodes].map((node) => [node.code, node.name]));
  refuseFaults(faults, 'changes', (code) => names.get(code) ?? code);
  const stages = new Set(plan.row.stages.map((stage) => stage.code));
  const known = new Map(plan.nodes.map((node) => [node.code, node]));
  for (const [position, change] of request.changes.entries()) {
    const said = change.act === 'add' ? change.node : change.act === 'edit' ? change.set : undefined;
    const path = `changes.${position}.${change.act === 'add' ? 'node' : 'set'}`;
    if (said?.stage !== undefined && !stages.has(said.stage)) {
      throw faultyField(`${path}.stage`, '计划里没有这个阶段');
    }
    await requireOffices(acting, `${path}.officeCodes`, said?.officeCodes ?? []);
    if (said?.articleId) await requireArticle(tx, `${path}.articleId`, said.articleId);
    if (said?.matterType) await requireType(tx, `${path}.matterType`, said.matterType);
  }
  const added = nodes.filter((node) => !known.has(node.code));
  const kept = new Set(nodes.map((node) => node.code));
  const dropped = plan.nodes.filter((node) => !kept.has(node.code));
  const edited = nodes.filter((node) => {
    const before = known.get(node.code);
    return before !== undefined && !sameProfile(before, node);
  });
  if (dropped.length > 0) {
    await tx
      .updateTable('plan_node')
      .set({ dropped_at: ctx.now })
      .where(
        'id',
        'in',
        dropped.map((node) => node.id),
      )
      .execute();
  }
  for (const node of edited) {
    await tx
      .updateTable('plan_node')
      .set(columnsOf(node))
      .where('id', '=', known.get(node.code)?.id ?? '')
      .execute();
  }
  const officeIds = await findOfficeIds(
    tx,
    edited.flatMap((node) => node.officeCodes),
  );
  await putTies(
    tx,
    edited.map((node) => ({ ...node, id: known.get(node.code)?.id ?? '' })),
    officeIds,
  );
  const last = Math.max(-1, ...plan.nodes.map((node) => node.position));
  await insertNodes(tx, ctx, projectId, plan.row.starts_on, added, last + 1);
  await putLinks(tx, projectId, await idsOf(tx, projectId, nodes));
  await raiseVersion(tx, projectId);
  const reason = await keepWords(acting, 'reason', request.reason);
  await journalPlan(acting, {
    action: 'plan.adjust',
    may: 'plan.adjust',
    visibility: 'firm',
    texts: [reason],
    data: { version: request.version + 1, changes: request.changes },
  });
  await settlePlan(tx, ctx, projectId, principal.accountId);
}

async function requireOffices({ tx }: Acting, path: string, codes: readonly string[]): Promise<void> {
  const known = await findOfficeIds(tx, codes);
  const missing = codes.find((code) => !known.has(code));
  if (missing !== undefined)
    throw faultyField(path, `没有在用的部门或要素单位 ${missing}`, 'reference-missing');
}

const profileOf = ({
  name,
  stage,
  officeCodes,
  articleId,
  earliestStart,
  materials,
  ...rest
}: PlanNodeInput) => [
  name,
  stage,
  officeCodes,
  articleId,
  earliestStart,
  materials,
  [rest.milestone, rest.days, rest.unit, rest.promised, rest.statutory, rest.pastPractice],
  [rest.stopsClock, rest.matterType],
];
const sameProfile = (one: PlanNodeInput, other: PlanNodeInput): boolean =>
  JSON.stringify(profileOf(one)) === JSON.stringify(profileOf(other));

/** 重设基线: the coordinator's; the earlier ones are kept. */
export async function rebaselinePlan(acting: Acting, request: Rebaseline): Promise<void> {
  const { tx, ctx, principal, projectId } = acting;
  await mayOn(acting, 'plan.rebaseline');
  const plan = await planForChange(acting, request.version);
  const number = plan.row.baseline_number + 1;
  const reason = await keepWords(acting, 'reason', request.reason);
  await takeBaseline(acting, number, plan.row.starts_on, reason?.id ?? null);
  await raiseVersion(tx, projectId);
  await journalPlan(acting, {
    action: 'plan.rebaseline',
    may: 'plan.rebaseline',
    visibility: 'firm',
    texts: [reason],
    data: { number, before: plan.row.baseline_ends_on },
  });
  await settlePlan(tx, ctx, projectId, principal.accountId);
}
