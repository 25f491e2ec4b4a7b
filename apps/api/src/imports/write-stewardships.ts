import type { ResolvedRow } from '@guanjia/core/imports';
import { handOverSubject } from '../organisation/index.ts';
import { inPortions, type Writing, type Written } from './writing.ts';

/** Hands over what is in other hands now, open matters included; the others stay untouched. */
export async function writeStewardships(
  rows: readonly ResolvedRow<'stewardships'>[],
  writing: Writing,
): Promise<Written> {
  const { tx, principal, at, fileName } = writing;
  let written = 0;
  let moved = 0;
  await inPortions(rows, writing, async (portion) => {
    for (const { values, resolved } of portion) {
      const { subjectId, butlerId, fromButlerId } = resolved;
      if (butlerId === fromButlerId) continue;
      const subject =
        values.subject === 'enterprise' ? { enterpriseId: subjectId } : { projectId: subjectId };
      const reason = values.reason ?? `按导入的文件“${fileName}”调整`;
      const { movedMatters } = await handOverSubject(tx, principal, { ...subject, butlerId, reason }, at);
      written += 1;
      moved += movedMatters;
    }
  });
  const notes = moved > 0 ? [`随包抓关系移交了 ${moved} 件在办诉求，已通知相关企业和新管家。`] : [];
  return { written, unchanged: rows.length - written, notes };
}
