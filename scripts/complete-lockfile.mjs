// A registry mirror that lacks a package for some other platform makes npm leave it out of the lockfile, and
// `npm ci` then refuses the lockfile everywhere. This adds what is missing: name, version and platform are known.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from './launch/root.mjs';

const path = join(root, 'package-lock.json');
const lockfile = JSON.parse(await readFile(path, 'utf8'));
const added = missingOptionals(lockfile.packages);
for (const { key, entry } of added) lockfile.packages[key] = entry;
lockfile.packages = Object.fromEntries(
  Object.entries(lockfile.packages).sort(([one], [other]) => one.localeCompare(other, 'en')),
);
if (added.length > 0) await writeFile(path, `${JSON.stringify(lockfile, null, 2)}\n`);
console.log(`${added.length} packages of other platforms added to package-lock.json`);

function missingOptionals(packages) {
  return Object.entries(packages).flatMap(([parent, { optionalDependencies, dev, engines }]) =>
    Object.entries(optionalDependencies ?? {})
      .filter(([name, version]) => /^\d/.test(version) && !resolves(packages, parent, name))
      .map(([name, version]) => ({
        key: `node_modules/${name}`,
        entry: {
          version,
          ...platformOf(name),
          ...(dev && { dev: true }),
          optional: true,
          ...(engines && { engines }),
        },
      })),
  );
}

/** Node's own look-up: beside the parent, then in each folder above. */
function resolves(packages, parent, name) {
  for (let folder = parent; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/')))) {
    if (packages[`${folder ? `${folder}/` : ''}node_modules/${name}`]) return true;
    if (folder === '') return false;
  }
}

function platformOf(name) {
  const words = name.split(/[/-]/);
  const pick = (known) => known.filter((word) => words.includes(word));
  const cpu = pick(['x64', 'arm64', 'arm', 'ia32', 'ppc64', 'riscv64', 's390x', 'loong64', 'wasm32']);
  const os = pick(['linux', 'darwin', 'win32', 'android', 'freebsd', 'openharmony']);
  const libc = words.some((word) => word.startsWith('musl'))
    ? ['musl']
    : os.includes('linux')
      ? ['glibc']
      : [];
  return { cpu, ...(libc.length > 0 && { libc }), ...(os.length > 0 && { os }) };
}
