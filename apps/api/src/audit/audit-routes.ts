import {
  type AnchorView,
  type AuditFinding,
  anchorPage,
  anchorQuery,
  journalItemPage,
  journalQuery,
  verificationReport,
} from '@guanjia/core/audit';
import type { Api, AppDependencies } from '../platform/app-dependencies.ts';
import { actorFor, authoriseInZone } from '../platform/authorise.ts';
import { cutPage, decodeCursor } from '../platform/cursors.ts';
import { inTransaction } from '../platform/database.ts';
import { appendJournal } from '../platform/journal.ts';
import { Problem } from '../platform/problems.ts';
import type { Anchor } from './anchor-record.ts';
import { browseJournal } from './browse-journal.ts';
import { countAnchors, estimateEntries, listAnchors } from './browse-store.ts';
import { erasureRoutes } from './erasure-routes.ts';
import { verifyJournal } from './verify.ts';

const tags = ['audit'];
/** A request verifies no more than it can answer in time; the command takes any size. */
const MOST_ENTRIES = 300_000;
const MOST_FINDINGS = 200;

const numberAfter = (cursor: string | undefined): number | undefined =>
  cursor === undefined
    ? undefined
    : Number(decodeCursor(cursor, ([value, ...rest]) => Number.isSafeInteger(value) && rest.length === 0)[0]);

export async function auditRoutes(app: Api, deps: AppDependencies): Promise<void> {
  await erasureRoutes(app, deps);
  const { db, files, now } = deps;
  let verifying = false;

  app.get(
    '/audit/anchors',
    {
      schema: {
        summary: '日志锚点',
        description: '每个锚点签名覆盖到某一位置为止的全部日志，库外另存一份。新的在前。',
        tags,
        querystring: anchorQuery,
        response: { 200: anchorPage },
      },
    },
    async ({ principal, query: { limit, cursor } }) => {
      authoriseInZone(principal, 'audit.read');
      const anchors = await listAnchors(db, limit, numberAfter(cursor));
      return cutPage(anchors, limit, await countAnchors(db), presentAnchor, ({ number }) => [number]);
    },
  );

  app.get(
    '/audit/journal',
    {
      schema: {
        summary: '浏览日志',
        description: '何人何时做了什么，不含任何正文。可按流、操作、人员、时间筛选，新的在前。',
        tags,
        querystring: journalQuery,
        response: { 200: journalItemPage },
      },
    },
    async ({ principal, query }) => {
      authoriseInZone(principal, 'audit.read');
      return await browseJournal(db, query, numberAfter(query.cursor));
    },
  );

  app.post(
    '/audit/verify',
    {
      schema: {
        summary: '核验日志',
        description: '重放全部日志，与哈希链、锚点和当前数据逐一核对。核验本身记入日志。',
        tags,
        response: { 200: verificationReport },
      },
    },
    async ({ principal }) => {
      authoriseInZone(principal, 'audit.read');
      if (verifying) throw new Problem('conflict', { detail: '正在核验，请稍后再看结果。' });
      if ((await estimateEntries(db)) > MOST_ENTRIES) {
        throw new Problem('rule-violated', {
          detail: '日志较多，请在服务器上运行 npm run audit:verify 核验。',
        });
      }
      verifying = true;
      try {
        const startedAt = now();
        const began = performance.now();
        const findings: AuditFinding[] = [];
        const totals = await verifyJournal({
          db,
          dataDir: files.dataDir,
          onFinding: (finding) => findings.length < MOST_FINDINGS && findings.push(finding),
        });
        await inTransaction(db, (tx) =>
          appendJournal(tx, {
            stream: 'audit',
            action: 'journal-verified',
            actor: actorFor(principal, 'audit.read'),
            at: now(),
            data: { ...totals },
          }),
        );
        const seconds = Math.round(performance.now() - began) / 1000;
        return {
          ...totals,
          sound: totals.found === 0,
          startedAt: startedAt.toISOString(),
          seconds,
          findings,
        };
      } finally {
        verifying = false;
      }
    },
  );
}

const presentAnchor = (anchor: Anchor): AnchorView => ({
  number: anchor.number,
  at: anchor.at.toISOString(),
  streams: anchor.streams,
  entries: anchor.entries,
  position: anchor.position,
  root: anchor.root.toString('hex'),
  previousHash: anchor.previousHash.toString('hex'),
  hash: anchor.hash.toString('hex'),
  signature: anchor.signature.toString('hex'),
});
