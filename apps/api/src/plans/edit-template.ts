import type { Principal } from '@guanjia/core/identity';
import {
  type TemplateContent,
  type TemplateCreation,
  type TemplateDraft,
  templateFaults,
} from '@guanjia/core/plans';
import { actorFor } from '../platform/authorise.ts';
import type { Tx } from '../platform/database.ts';
import { appendJournal } from '../platform/journal.ts';
import { faultyField, Problem } from '../platform/problems.ts';
import { findOfficeIds } from './plans-store.ts';
import { refuseFaults } from './problems.ts';
import { requireArticle, requireType } from './require-references.ts';
import { findVersions, insertTemplate, lockTemplate } from './templates-store.ts';

interface Editing {
  readonly tx: Tx;
  readonly principal: Principal;
  readonly now: Date;
}

/** A draft may be unfinished, but what it names must be there; published is only what has no fault. */
async function requireKnown({ tx }: Editing, content: TemplateContent): Promise<void> {
  const offices = await findOfficeIds(
    tx,
    content.nodes.flatMap((node) => node.officeCodes),
  );
  for (const [position, node] of content.nodes.entries()) {
    const missing = node.officeCodes.find((code) => !offices.has(code));
    if (missing) {
      throw faultyField(
        `content.nodes.${position}.officeCodes`,
        `没有在用的部门或要素单位 ${missing}`,
        'reference-missing',
      );
    }
    if (node.matterType !== null) {
      await requireType(tx, `content.nodes.${position}.matterType`, node.matterType);
    }
    if (node.articleId !== null) {
      await requireArticle(tx, `content.nodes.${position}.articleId`, node.articleId);
    }
  }
}

const journal = (
  { tx, principal, now }: Editing,
  action: string,
  data: Record<string, unknown>,
): Promise<number> =>
  appendJournal(tx, {
    stream: 'zone',
    action,
    actor: actorFor(principal, 'plan-template.edit'),
    at: now,
    data,
  });

/** Drafts a template that the zone does not have yet. */
export async function createTemplate(
  editing: Editing,
  { code, note, content }: TemplateCreation,
): Promise<void> {
  const { tx, principal, now } = editing;
  await requireKnown(editing, content);
  if (!(await insertTemplate(tx, code, now)))
    throw faultyField('code', '这个代码已有模板，请换一个', 'already-exists');
  await tx
    .insertInto('plan_template_version')
    .values({
      template_code: code,
      number: 1,
      state: 'draft',
      content: JSON.stringify(content),
      note,
      written_by: principal.accountId,
      written_at: now,
    })
    .execute();
  await journal(editing, 'plan-template.draft', { code, number: 1 });
}

/** Saves the draft of a template; `revision` is the one that the editor saw, none begins a new draft. */
export async function saveTemplateDraft(editing: Editing, code: string, draft: TemplateDraft): Promise<void> {
  const { tx, principal, now } = editing;
  if (!(await lockTemplate(tx, code))) throw new Problem('not-found');
  await requireKnown(editing, draft.content);
  const versions = await findVersions(tx, code);
  const open = versions.find((version) => version.state === 'draft');
  if (open?.revision !== draft.revision) {
    throw new Problem('changed-meanwhile', {
      extensions: { current: { revision: open?.revision ?? null, by: open?.by ?? null } },
    });
  }
  const written = {
    content: JSON.stringify(draft.content),
    note: draft.note,
    written_by: principal.accountId,
    written_at: now,
  };
  if (open) {
    await tx
      .updateTable('plan_template_version')
      .set({ ...written, revision: open.revision + 1 })
      .where('template_code', '=', code)
      .where('number', '=', open.number)
      .execute();
  } else {
    await tx
      .insertInto('plan_template_version')
      .values({ ...written, template_code: code, number: (versions[0]?.number ?? 0) + 1, state: 'draft' })
      .execute();
  }
  await journal(editing, 'plan-template.draft', {
    code,
    number: open?.number ?? (versions[0]?.number ?? 0) + 1,
  });
}

/** Publishes or discards the draft that the editor saw. Plans that were made keep their nodes. */
export async function endTemplateDraft(
  editing: Editing,
  code: string,
  { revision, publish }: { revision: number; publish: boolean },
): Promise<void> {
  const { tx } = editing;
  if (!(await lockTemplate(tx, code))) throw new Problem('not-found');
  const open = (await findVersions(tx, code)).find((version) => version.state === 'draft');
  if (!open) throw new Problem('conflict', { detail: '这个模板没有草稿了，请刷新查看。' });
  if (open.revision !== revision) throw new Problem('changed-meanwhile');
  if (publish) {
    await requireKnown(editing, open.content);
    const names = new Map(open.content.nodes.map((node) => [node.code, node.name]));
    refuseFaults(templateFaults(open.content), 'content.nodes', (node) => names.get(node) ?? node);
    await tx
      .updateTable('plan_template_version')
      .set({ state: 'superseded' })
      .where('template_code', '=', code)
      .where('state', '=', 'published')
      .execute();
  }
  await tx
    .updateTable('plan_template_version')
    .set({ state: publish ? 'published' : 'discarded' })
    .where('template_code', '=', code)
    .where('number', '=', open.number)
    .execute();
  await journal(editing, publish ? 'plan-template.publish' : 'plan-template.discard', {
    code,
    number: open.number,
  });
}
