import { DIVISION_SOURCE, INDUSTRY_SOURCE } from '@guanjia/core/enterprises';
import type { ResolvedRow } from '@guanjia/core/imports';
import { putCodes, recordVersion } from '../enterprises/index.ts';
import { inPortions, type Writing, type Written } from './writing.ts';

export async function writeIndustries(
  rows: readonly ResolvedRow<'industries'>[],
  writing: Writing,
): Promise<Written> {
  return await writeCodes('industry', rows, writing);
}

export async function writeDivisions(
  rows: readonly ResolvedRow<'divisions'>[],
  writing: Writing,
): Promise<Written> {
  return await writeCodes('division', rows, writing);
}

async function writeCodes(
  kind: 'industry' | 'division',
  rows: readonly ResolvedRow<'industries' | 'divisions'>[],
  writing: Writing,
): Promise<Written> {
  const standard = kind === 'industry' ? INDUSTRY_SOURCE : DIVISION_SOURCE;
  const source = `${standard}，导入自“${writing.fileName}”`;
  await inPortions(rows, writing, async (portion) => {
    await putCodes(
      writing.tx,
      portion.map(({ values: { code, name }, resolved }) => ({ kind, code, name, source, ...resolved })),
    );
  });
  await recordVersion(writing.tx, {
    kind,
    source,
    entries: rows.length,
    at: writing.at,
    by: writing.principal.accountId,
  });
  return { written: rows.length, unchanged: 0, notes: [] };
}
