import type { TemplateContent, TemplateNode } from '@guanjia/core/plans';
import { expect, it } from 'vitest';
import { templateDifferences } from '../../src/features/plan-templates/differences.ts';

const node = (code: string, more: Partial<TemplateNode> = {}): TemplateNode =>
  ({ code, name: code, days: 5, predecessors: [], ...more }) as unknown as TemplateNode;
const content = (...nodes: TemplateNode[]): TemplateContent =>
  ({ name: '示例', description: '', stages: [], conditions: [], nodes }) as TemplateContent;

it('names what was added, removed and changed, with the fields', () => {
  const before = content(node('A1'), node('A2'), node('A3'));
  const after = content(node('A3'), node('A1', { days: 6, name: '签约' }), node('B1'));
  expect(templateDifferences(before, after)).toEqual([
    { code: 'A1', name: '签约', kind: 'changed', fields: ['name', 'days'] },
    { code: 'B1', name: 'B1', kind: 'added', fields: [] },
    { code: 'A2', name: 'A2', kind: 'removed', fields: [] },
  ]);
  expect(templateDifferences(before, before)).toEqual([]);
});
