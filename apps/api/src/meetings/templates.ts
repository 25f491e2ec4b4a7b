import { createHash } from 'node:crypto';
import type { Principal } from '@guanjia/core/identity';
import { type MeetingKind, meetingKinds, shippedTemplates, type TemplateList } from '@guanjia/core/meetings';
import { allowsInZone } from '@guanjia/core/permissions';
import { actorFor } from '../platform/authorise.ts';
import type { Db, Tx } from '../platform/database.ts';
import { appendJournal } from '../platform/journal.ts';
import { Problem } from '../platform/problems.ts';

export async function templateOf(db: Db | Tx, kind: MeetingKind): Promise<string> {
  const row = await db
    .selectFrom('meeting_template')
    .select('body')
    .where('kind', '=', kind)
    .executeTakeFirst();
  return row?.body ?? shippedTemplates[kind];
}

export async function presentTemplates(db: Db | Tx, principal: Principal): Promise<TemplateList> {
  const rows = await db.selectFrom('meeting_template').selectAll().execute();
  return {
    items: meetingKinds.map((kind) => {
      const own = rows.find((row) => row.kind === kind);
      return { kind, body: own?.body ?? shippedTemplates[kind], version: own?.version ?? 0 };
    }),
    mayEdit: allowsInZone(principal, 'meeting-series.edit'),
  };
}

/** The zone's own form of a kind's minutes. Throws `changed-meanwhile` where another wrote since it was read. */
export async function writeTemplate(
  tx: Tx,
  principal: Principal,
  kind: MeetingKind,
  { version, body }: { version: number; body: string },
  at: Date,
): Promise<void> {
  const values = { body, updated_by: principal.accountId, updated_at: at };
  const written =
    version === 0
      ? await tx
          .insertInto('meeting_template')
          .values({ kind, ...values })
          .onConflict((c) => c.doNothing())
          .returning('kind')
          .executeTakeFirst()
      : await tx
          .updateTable('meeting_template')
          .set({ ...values, version: version + 1 })
          .where('kind', '=', kind)
          .where('version', '=', version)
          .returning('kind')
          .executeTakeFirst();
  if (!written) throw new Problem('changed-meanwhile');
  await appendJournal(tx, {
    stream: 'zone',
    action: 'meeting-template.write',
    actor: actorFor(principal, 'meeting-series.edit'),
    at,
    data: { kind, sha256: createHash('sha256').update(body).digest('hex') },
  });
}
