import { expect, test } from 'vitest';
import { findViolations, importsOf } from '../check/dependency-rules.mjs';

test('all kinds of imports are seen', () => {
  const text = `import 'side-effect';
import type { A } from './a.ts';
import {
  B,
} from "../b.ts";
export * from './c.ts';
const d = await import('./d.ts');
// nothing else: const text = 'from elsewhere';
`;
  const specifiers = importsOf('packages/core/src/x/y.ts', text).map(({ specifier }) => specifier);
  expect(specifiers).toEqual(['side-effect', './a.ts', '../b.ts', './c.ts', './d.ts']);
});

const forbidden = [
  ['packages/core/src/matters/rules.ts', 'node:fs'],
  ['packages/core/src/matters/rules.ts', '@guanjia/client/api'],
  ['packages/client/src/api/index.ts', '@guanjia/api/app'],
  ['apps/console/src/app/main.tsx', '@guanjia/mobile/ui'],
  ['apps/console/src/app/main.tsx', '../../../../packages/core/src/matters/index.ts'],
  ['apps/mobile/src/features/matters/list.tsx', '../visits/visit.tsx'],
  ['apps/mobile/src/features/matters/list.tsx', '../../app/router.tsx'],
  ['apps/mobile/src/ui/sheet.tsx', '../features/matters/list.tsx'],
  ['apps/api/src/platform/database.ts', '../matters/index.ts'],
  ['apps/api/src/matters/assign.ts', '../identity/identity-store.ts'],
  ['apps/api/src/serve.ts', './matters/matters-store.ts'],
  ['apps/api/src/matters/assign.ts', '@guanjia/client/api'],
];
test.each(forbidden)('%s may not import %s', (from, specifier) => {
  expect(findViolations(from, `import { x } from '${specifier}';`)).not.toEqual([]);
});

const allowed = [
  ['packages/core/src/matters/rules.ts', 'zod'],
  ['packages/core/src/matters/rules.ts', '../calendars/index.ts'],
  ['packages/client/src/api/index.ts', '@guanjia/core/matters'],
  ['apps/console/src/app/main.tsx', '../features/matters/list.tsx'],
  ['apps/mobile/src/features/matters/list.tsx', './row.tsx'],
  ['apps/mobile/src/features/matters/list.tsx', '../../ui/sheet.tsx'],
  ['apps/api/src/matters/assign.ts', '../identity/index.ts'],
  ['apps/api/src/matters/assign.ts', './matters-store.ts'],
  ['apps/api/src/matters/assign.ts', '../platform/database.ts'],
];
test.each(allowed)('%s may import %s', (from, specifier) => {
  expect(findViolations(from, `import { x } from '${specifier}';`)).toEqual([]);
});
