import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { actions } from '../../src/messages/zh-CN/actions.ts';
import { administration } from '../../src/messages/zh-CN/administration.ts';
import { common } from '../../src/messages/zh-CN/common.ts';
import { console } from '../../src/messages/zh-CN/console.ts';
import { imports } from '../../src/messages/zh-CN/imports.ts';
import { mobile } from '../../src/messages/zh-CN/mobile.ts';

const catalogue = { common, actions, console, mobile, imports, administration };

const root = join(import.meta.dirname, '../../../..');
const folders = ['apps/console/src', 'apps/mobile/src', 'packages/client/src'];

function sourcesIn(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return path.startsWith('packages/client/src/messages') ? [] : sourcesIn(path);
    return /\.tsx?$/.test(entry.name) ? [path] : [];
  });
}
const sources = folders
  .flatMap(sourcesIn)
  .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));

/** Every key with its namespace: `console:queue.sorts.due`. */
function keysOf(node: object, at: string): string[] {
  return Object.entries(node).flatMap(([name, value]) => {
    const key = at.endsWith(':') ? `${at}${name}` : `${at}.${name}`;
    return typeof value === 'string' ? [key] : keysOf(value as object, key);
  });
}
const keys = Object.entries(catalogue).flatMap(([namespace, node]) => keysOf(node, `${namespace}:`));
const namespaces = Object.keys(catalogue);

/** What a piece of source may name: with its namespace, or in any. */
const inAny = (name: string): string[] =>
  name.includes(':') ? [name] : namespaces.map((namespace) => `${namespace}:${name}`);

const named = new Set<string>();
const begun = new Set<string>();
for (const { text } of sources) {
  for (const [, name = ''] of text.matchAll(/['"]((?:[a-z]+:)?[A-Za-z][\w-]*(?:\.[\w-]+)*)['"]/g)) {
    for (const key of inAny(name)) named.add(key);
  }
  // A key that is put together in a template begins with what stands before the first value.
  for (const [, name = ''] of text.matchAll(/`((?:[a-z]+:)?[A-Za-z][\w-]*(?:\.[\w-]+)*\.)\$\{/g)) {
    // What the browser keeps has names of its own.
    if (!name.startsWith('guanjia.')) for (const key of inAny(name)) begun.add(key);
  }
}

test('no message is there for nothing', () => {
  const plural = /_(?:one|other)$/;
  const unused = keys.filter(
    (key) =>
      !named.has(key.replace(plural, '')) && ![...begun].some((beginning) => key.startsWith(beginning)),
  );
  expect(unused).toEqual([]);
});

test('each key that is put together has messages', () => {
  const empty = [...begun].filter((beginning) => {
    const name = beginning.slice(beginning.indexOf(':') + 1);
    return !keys.some((key) => key.slice(key.indexOf(':') + 1).startsWith(name));
  });
  expect(empty).toEqual([]);
});

/** Where Chinese is no text of a screen: how dates are written, and the words by which a need's type is guessed. */
const allowed = [
  'packages/client/src/format/',
  'packages/client/src/i18n/language.ts',
  'apps/mobile/src/features/matters/raise/guess-type.ts',
];

test('no text stands in a screen instead of the catalogue', () => {
  const withoutComments = (text: string): string =>
    text.replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll(/(^|[^:'"`])\/\/.*$/gm, '$1');
  const faulty = sources
    .filter(({ path }) => !allowed.some((place) => path.startsWith(place)))
    .filter(({ text }) => /\p{Script=Han}/u.test(withoutComments(text)))
    .map(({ path }) => path);
  expect(faulty).toEqual([]);
});
