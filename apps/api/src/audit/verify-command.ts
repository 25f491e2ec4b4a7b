import type { AuditFinding } from '@guanjia/core/audit';
import { openDatabase } from '../platform/open-database.ts';
import { runCommand } from '../platform/run-command.ts';
import { verifyJournal } from './verify.ts';

/** `npm run audit:verify`: prints what it finds, one line each, then a closing line; exit code 1 on any finding. */
await runCommand(async () => {
  const { db, dataDir, close } = await openDatabase('audit:verify');
  try {
    const started = performance.now();
    const totals = await verifyJournal({ db, dataDir, onFinding: (finding) => console.log(lineOf(finding)) });
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    const read = `${totals.streams} 条链、${totals.entries} 条日志、${totals.rows} 行数据、${totals.texts} 段正文、${totals.anchors} 个锚点，用时 ${seconds} 秒`;
    if (totals.found === 0) console.log(`核验通过：${read} (sound)`);
    else console.log(`核验发现 ${totals.found} 处问题：${read} (not sound)`);
    return totals.found === 0 ? 0 : 1;
  } finally {
    await close();
  }
});

function lineOf({ code, stream, matterNumber, detail, text }: AuditFinding): string {
  const where = matterNumber ? `事项 ${matterNumber}（${stream}）` : (stream ?? '锚点');
  return `✗ ${where} ${text}：${detail} [${code}]`;
}
