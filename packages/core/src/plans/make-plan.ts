import type { PlanNodeInput } from './changes.ts';
import type { TemplateContent } from './templates.ts';
import { withoutNodes } from './without-nodes.ts';

/** The nodes of a plan made from a template: those whose condition is met, in the template's order. */
export function nodesFromTemplate(
  content: TemplateContent,
  answers: Readonly<Record<string, boolean>>,
): readonly PlanNodeInput[] {
  const left = new Set(
    content.nodes.flatMap(({ code, condition }) => (condition !== null && !answers[condition] ? [code] : [])),
  );
  return withoutNodes(
    content.nodes.map((node) => ({ ...node, id: node.code })),
    left,
  ).map(({ id: _, condition: __, ...node }) => ({ ...node, earliestStart: null }));
}
