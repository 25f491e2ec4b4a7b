// Who may import whom. Prints one line for each import that breaks a rule; exit code 1 if there is one.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, normalize, sep } from 'node:path';
import { root } from '../launch/root.mjs';

/**
 * @typedef {object} Import
 * @property {string} from Path of the importing file, from the root, with forward slashes.
 * @property {string} specifier As written.
 * @property {string | undefined} target Where a relative specifier leads, from the root.
 */

/** Each rule answers what is wrong with an import, or nothing. */
const RULES = [
  function coreKnowsNobodyButZod({ from, specifier, target }) {
    if (!from.startsWith('packages/core/src/')) return;
    if (target?.startsWith('packages/core/src/') || specifier === 'zod') return;
    return 'core may import only zod and itself';
  },
  function workspacesMeetByName({ from, target }) {
    if (target && workspaceOf(target) !== workspaceOf(from)) {
      return 'a relative import must stay in its workspace: use the @guanjia/… name';
    }
  },
  function clientKnowsOnlyCore({ from, specifier }) {
    if (from.startsWith('packages/client/src/') && /^@guanjia\/(?!core\/|client\/)/.test(specifier)) {
      return 'client may import only core';
    }
  },
  function appsKnowOnlyCoreAndClient({ from, specifier }) {
    if (/^apps\/(console|mobile)\/src\//.test(from) && /^@guanjia\/(?!core\/|client\/)/.test(specifier)) {
      return 'a screen may import only core and client';
    }
  },
  function serverKnowsOnlyCore({ from, specifier }) {
    if (from.startsWith('apps/api/src/') && /^@guanjia\/(?!core\/)/.test(specifier)) {
      return 'the server may import only core';
    }
  },
  function featuresDoNotMeet({ from, target }) {
    const own = featureOf(from);
    const other = target && featureOf(target);
    if (own && other && own !== other) return `feature ${own} may not import feature ${other}`;
  },
  function uiKnowsNoFeature({ from, target }) {
    if (
      /^apps\/(console|mobile)\/src\/ui\//.test(from) &&
      target &&
      /\/src\/(features|app|routes)\//.test(target)
    ) {
      return 'ui may not import features or app';
    }
  },
  function featuresDoNotKnowTheApp({ from, target }) {
    if (featureOf(from) && target && /\/src\/(app|routes)\//.test(target)) {
      return 'a feature may not import app or routes';
    }
  },
  function platformKnowsNoDomain({ from, target }) {
    if (!from.startsWith('apps/api/src/platform/') || !target?.startsWith('apps/api/src/')) return;
    if (!target.startsWith('apps/api/src/platform/')) return 'platform may not import a domain';
  },
  function domainsMeetAtTheDoor({ from, target }) {
    const other = target && domainOf(target);
    if (!other || !from.startsWith('apps/api/src/') || domainOf(from) === other || other === 'platform')
      return;
    if (target !== `apps/api/src/${other}/index.ts`) return `${other} may be entered only by its index.ts`;
  },
];

const workspaceOf = (path) => /^(?:packages|apps)\/[^/]+|^[^/]+/.exec(path)?.[0];
const featureOf = (path) => /^apps\/(?:console|mobile)\/src\/features\/([^/]+)\//.exec(path)?.[1];
const domainOf = (path) => /^apps\/api\/src\/([^/]+)\//.exec(path)?.[1];

/** Static and dynamic imports, re-exports, types too. */
const IMPORTS =
  /(?:^|[\n;])\s*(?:import|export)\b(?:[^'"`;]*?\bfrom\b)?\s*['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]/g;

/** @returns {Import[]} */
export function importsOf(from, text) {
  return [...text.matchAll(IMPORTS)].map(([, fixed, dynamic]) => {
    const specifier = fixed ?? dynamic;
    const target = specifier.startsWith('.')
      ? normalize(join(dirname(from), specifier))
          .split(sep)
          .join('/')
      : undefined;
    return { from, specifier, target };
  });
}

/** @returns {string[]} A line for each import that breaks a rule. */
export function findViolations(from, text) {
  return importsOf(from, text).flatMap((found) =>
    RULES.flatMap((rule) => {
      const wrong = rule(found);
      return wrong ? [`${from} → ${found.specifier}: ${wrong}`] : [];
    }),
  );
}

function filesBelow(folder) {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return filesBelow(path);
    return /\.(ts|tsx|mjs)$/.test(entry.name) ? [path] : [];
  });
}

if (process.argv[1] === import.meta.filename) {
  const folders = ['packages/core', 'packages/client', 'apps/api', 'apps/console', 'apps/mobile']
    .map((workspace) => `${workspace}/src`)
    .filter((folder) => statSync(join(root, folder), { throwIfNoEntry: false }));
  const files = folders.flatMap(filesBelow);
  const violations = files.flatMap((file) => findViolations(file, readFileSync(join(root, file), 'utf8')));
  for (const violation of violations) console.error(violation);
  console.log(`${files.length} files, ${violations.length} forbidden imports`);
  process.exitCode = violations.length === 0 ? 0 : 1;
}
