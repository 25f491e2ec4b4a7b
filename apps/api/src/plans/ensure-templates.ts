import { type Db, inTransaction, type Tx } from '../platform/database.ts';
import { appendJournal } from '../platform/journal.ts';
import { insertBundle } from './bundles-store.ts';
import { shippedBundles } from './shipped-bundles.ts';
import { shippedTemplates } from './shipped-templates.ts';
import { insertTemplate } from './templates-store.ts';

/** Gives a zone the templates and bundles that it lacks; what it has, it keeps as it changed it. Safe to repeat. */
export async function ensureTemplates(tx: Tx, now: Date): Promise<void> {
  const added: string[] = [];
  for (const { code, content } of shippedTemplates) {
    if (!(await insertTemplate(tx, code, now))) continue;
    added.push(code);
    await tx
      .insertInto('plan_template_version')
      .values({
        template_code: code,
        number: 1,
        state: 'published',
        content: JSON.stringify(content),
        note: '随系统提供的模板',
        written_by: null,
        written_at: now,
      })
      .execute();
  }
  for (const { code, content } of shippedBundles) {
    if (await insertBundle(tx, { code, content, by: null, at: now })) added.push(code);
  }
  if (added.length === 0) return;
  await appendJournal(tx, {
    stream: 'zone',
    action: 'plan-templates-filled',
    actor: null,
    at: now,
    data: { added },
  });
}

/** For zones that began before there were templates. */
export async function ensureTemplatesOfZone(db: Db, now: Date): Promise<void> {
  await inTransaction(db, async (tx) => {
    const zone = await tx.selectFrom('zone').select('id').executeTakeFirst();
    if (zone) await ensureTemplates(tx, now);
  });
}
