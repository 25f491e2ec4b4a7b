import { z } from 'zod';
import { type PlanFault, planFaults } from '../schedule/index.ts';
import { nodeProfile, planLink } from './node-fields.ts';

const code = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/, '用小写英文字母、数字和连字符');

export const templateNode = nodeProfile.extend({
  /** Only where the answer to this question is yes. */
  condition: code.nullable(),
  predecessors: z.array(planLink).max(30, '最多 30 个前置节点').readonly(),
});
export type TemplateNode = z.infer<typeof templateNode>;

/** All that one version of a plan template (节点模板) says. */
export const templateContent = z.strictObject({
  name: z.string().trim().min(1, '请填写').max(60),
  description: z.string().trim().max(500),
  stages: z
    .array(z.strictObject({ code: z.string().trim().min(1).max(12), name: z.string().trim().min(1).max(40) }))
    .min(1)
    .max(20),
  /** Asked when a plan is made; a node of a condition that is not met is left out. */
  conditions: z.array(z.strictObject({ code, question: z.string().trim().min(1).max(120) })).max(20),
  nodes: z.array(templateNode).min(1, '至少一个节点').max(500, '最多 500 个节点'),
});
export type TemplateContent = z.infer<typeof templateContent>;

export type TemplateFault =
  | PlanFault
  | { readonly kind: 'unknownStage' | 'unknownCondition'; readonly node: string }
  /** Nothing comes before it and nothing after it: it hangs in the air. */
  | { readonly kind: 'orphan'; readonly node: string }
  /** Nothing leads to it from where the plan begins, its first node. */
  | { readonly kind: 'unreachable'; readonly node: string };

/** Everything that keeps a template from being published: cycles, nodes in the air, names that lead nowhere. */
export function templateFaults(content: TemplateContent): readonly TemplateFault[] {
  const { nodes } = content;
  const faults: TemplateFault[] = [
    ...planFaults({
      start: '2026-01-05',
      nodes: nodes.map(({ code: id, days, unit, predecessors }) => ({
        id,
        duration: days,
        unit,
        predecessors,
      })),
      isWorkingDay: () => true,
    }),
  ];
  const stages = new Set(content.stages.map((stage) => stage.code));
  const conditions = new Set(content.conditions.map((condition) => condition.code));
  for (const node of nodes) {
    if (!stages.has(node.stage)) faults.push({ kind: 'unknownStage', node: node.code });
    if (node.condition !== null && !conditions.has(node.condition)) {
      faults.push({ kind: 'unknownCondition', node: node.code });
    }
  }
  return [...faults, ...looseNodes(nodes.map(({ code: id, predecessors }) => ({ id, predecessors })))];
}

interface Linked {
  readonly id: string;
  readonly predecessors: readonly { readonly from: string }[];
}

/** Nodes that hang in the air, and others that do not follow, however far, from the first node. */
export function looseNodes(nodes: readonly Linked[]): TemplateFault[] {
  const first = nodes[0];
  if (!first || nodes.length === 1) return [];
  const after = new Map<string, string[]>();
  for (const node of nodes) {
    for (const { from } of node.predecessors) {
      const list = after.get(from);
      if (list) list.push(node.id);
      else after.set(from, [node.id]);
    }
  }
  const reached = new Set([first.id]);
  for (const id of reached) for (const next of after.get(id) ?? []) reached.add(next);
  return nodes.flatMap((node): TemplateFault[] => {
    if (node.predecessors.length === 0 && !after.has(node.id)) return [{ kind: 'orphan', node: node.id }];
    return reached.has(node.id) ? [] : [{ kind: 'unreachable', node: node.id }];
  });
}
