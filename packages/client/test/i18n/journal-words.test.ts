import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { actions } from '../../src/messages/zh-CN/actions.ts';
import { administration } from '../../src/messages/zh-CN/administration.ts';

const root = join(import.meta.dirname, '../../../..');
/** Every name under which the server writes to the journal: given as `action`, or to a function named journal…. */
const written = (source: string): string[] => [
  ...[...source.matchAll(/\baction: [^,\n]*/g)].flatMap(([line]) =>
    [...line.matchAll(/'([a-z]+(?:[.-][a-z-]+)+)'/g)].map(([, name = '']) => name),
  ),
  ...[
    ...source.matchAll(
      /\bjournal\w*\(\s*\w+,\s*(?:\w+ \? )?'([a-z-]+\.[a-z-]+)'(?: : '([a-z-]+\.[a-z-]+)')?/g,
    ),
  ].flatMap(([, one, other]) => [one, other].filter((name) => name !== undefined)),
];

it('the auditor reads words, whatever the server writes to the journal', () => {
  const names = new Set(
    globSync('apps/api/src/**/*.ts', { cwd: root }).flatMap((file) =>
      readFileSync(join(root, file), 'utf8').includes('ournal')
        ? written(readFileSync(join(root, file), 'utf8'))
        : [],
    ),
  );
  expect(names.size).toBeGreaterThan(40);
  const known = (name: string) =>
    name in actions.event || name.replaceAll('.', '-') in administration.audit.did;
  expect([...names].filter((name) => !known(name)).sort()).toEqual([]);
});
