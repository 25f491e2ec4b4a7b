import type { TemplateContent } from '@guanjia/core/plans';

export interface TemplateDifference {
  readonly code: string;
  readonly name: string;
  readonly kind: 'added' | 'removed' | 'changed';
  /** Fields of a changed node. */
  readonly fields: readonly string[];
}

/** What a draft changes of the version in force, node by node. */
export function templateDifferences(before: TemplateContent, after: TemplateContent): TemplateDifference[] {
  const old = new Map(before.nodes.map((node) => [node.code, node]));
  const now = new Map(after.nodes.map((node) => [node.code, node]));
  const changed = after.nodes.flatMap((node): TemplateDifference[] => {
    const was = old.get(node.code);
    if (!was) return [{ code: node.code, name: node.name, kind: 'added', fields: [] }];
    const fields = (Object.keys(node) as (keyof typeof node)[]).filter(
      (field) => JSON.stringify(node[field]) !== JSON.stringify(was[field]),
    );
    return fields.length === 0 ? [] : [{ code: node.code, name: node.name, kind: 'changed', fields }];
  });
  const removed = before.nodes
    .filter((node) => !now.has(node.code))
    .map((node): TemplateDifference => ({ code: node.code, name: node.name, kind: 'removed', fields: [] }));
  return [...changed, ...removed];
}
