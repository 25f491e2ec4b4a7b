import {
  nodesFromTemplate,
  type TemplateContent,
  templateContent,
  templateFaults,
} from '@guanjia/core/plans';
import { schedule } from '@guanjia/core/schedule';
import { describe, expect, it } from 'vitest';
import { catalogueOffices, matterCatalogue } from '../../src/catalogue/index.ts';
import { shippedTemplates } from '../../src/plans/index.ts';

const everyDay = () => true;
/** Working days from the first day to the end of each node, on a calendar that always works. */
function daysTo(content: TemplateContent, answers: Record<string, boolean>): (code: string) => number {
  const nodes = nodesFromTemplate(content, answers).map(
    ({ code: id, days: duration, unit, predecessors }) => ({
      id,
      duration,
      unit,
      predecessors,
    }),
  );
  const { byId } = schedule({ start: '2026-01-01', nodes, isWorkingDay: everyDay });
  return (code) => {
    const end = byId.get(code)?.end;
    if (end === undefined) throw new Error(`no ${code}`);
    return (Date.parse(end) - Date.parse('2026-01-01')) / 86_400_000 + 1;
  };
}

describe.each(shippedTemplates.map((one) => [one.code, one.content] as const))('%s', (_, content) => {
  it('is a template without a fault', () => {
    expect(templateContent.parse(content)).toEqual(content);
    expect(templateFaults(content)).toEqual([]);
  });

  it('stays one whatever the answers are', () => {
    for (let answers = 0; answers < 2 ** content.conditions.length; answers += 1) {
      const given = Object.fromEntries(
        content.conditions.map(({ code }, n) => [code, (answers & (1 << n)) !== 0]),
      );
      const nodes = nodesFromTemplate(content, given).map((node) => ({ ...node, condition: null }));
      expect(templateFaults({ ...content, nodes }), JSON.stringify(given)).toEqual([]);
    }
  });

  it('names offices and kinds of matters that the catalogue has', () => {
    const offices = new Set<string>(catalogueOffices.map((office) => office.code));
    const types = new Set(matterCatalogue.flatMap((group) => group.types.map((type) => type.code)));
    for (const node of content.nodes) {
      for (const office of node.officeCodes) expect(offices, node.code).toContain(office);
      if (node.matterType !== null) expect(types, node.code).toContain(node.matterType);
    }
  });

  it('gives no limit without its source', () => {
    for (const { promised, statutory } of content.nodes) {
      for (const limit of [promised, statutory]) if (limit) expect(limit.source.length).toBeGreaterThan(3);
    }
  });
});

describe('the 41 nodes of a new plant', () => {
  const newPlant = shippedTemplates.find((one) => one.code === 'new-plant')?.content as TemplateContent;
  const answers = { 'water-or-hazard': true, 'special-fire': true };

  it('takes as long as its table says', () => {
    expect(newPlant.nodes).toHaveLength(41);
    const day = daysTo(newPlant, answers);
    expect(['C6', 'D3', 'E2', 'F3'].map(day)).toEqual([54, 175, 195, 265]);
  });

  it('asks for 45 working days of approvals on the way to the completion record', () => {
    const path = ['A2', 'A3', 'A5', 'B5', 'C2', 'C3', 'C6', 'E2', 'E3'];
    const days = path.map((code) => newPlant.nodes.find((node) => node.code === code)?.days ?? 0);
    expect(days.reduce((sum, one) => sum + one, 0)).toBe(45);
  });

  it('leaves out what does not apply and keeps the order of the rest', () => {
    const nodes = nodesFromTemplate(newPlant, {});
    expect(nodes).toHaveLength(39);
    const permit = nodes.find((node) => node.code === 'C6');
    expect(permit?.predecessors.map(({ from }) => from).sort()).toEqual(['A8', 'B6', 'C2', 'C5']);
  });
});
