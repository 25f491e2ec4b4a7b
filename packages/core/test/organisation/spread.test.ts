import { expect, test } from 'vitest';
import { byBurden, spreadCharges } from '../../src/organisation/index.ts';

const bearer = (
  id: string,
  kind: 'enterprise' | 'project' | 'both',
  enterpriseCount = 0,
  projectCount = 0,
) => ({
  id,
  kind,
  enterpriseCount,
  projectCount,
});
const firms = (n: number) =>
  Array.from({ length: n }, (_, at) => ({ id: `f${at}`, kind: 'enterprise' as const }));

test('shares go to whoever has least by then, the earlier named first', () => {
  const shared = spreadCharges(firms(4), [bearer('a', 'enterprise', 2), bearer('b', 'both', 1, 0)]);
  expect([...shared.values()]).toEqual(['b', 'a', 'b', 'a']);
});

test('nobody gets a kind that is not his, and what nobody may take is left out', () => {
  const subjects = [...firms(1), { id: 'p', kind: 'project' as const }];
  expect(spreadCharges(subjects, [bearer('a', 'enterprise')])).toEqual(new Map([['f0', 'a']]));
  expect(spreadCharges(subjects, [])).toEqual(new Map());
});

test('who is at work comes before who is away, the least burdened first', () => {
  const list = [
    { id: 'away', load: { open: 0 }, away: {} },
    { id: 'much', load: { open: 9 }, away: null },
    { id: 'little', load: { open: 1 }, away: null },
  ];
  expect(list.toSorted(byBurden).map(({ id }) => id)).toEqual(['little', 'much', 'away']);
});
