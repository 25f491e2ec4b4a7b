import type { Principal } from '@guanjia/core/identity';
import type { BundleChange, BundleContent, BundleCreation } from '@guanjia/core/plans';
import { findMatterType } from '../catalogue/index.ts';
import { actorFor } from '../platform/authorise.ts';
import type { Tx } from '../platform/database.ts';
import { appendJournal } from '../platform/journal.ts';
import { faultyField, Problem } from '../platform/problems.ts';
import { insertBundle, lockBundle } from './bundles-store.ts';
import { findOfficeIds } from './plans-store.ts';

interface Editing {
  readonly tx: Tx;
  readonly principal: Principal;
  readonly now: Date;
}

/** What a bundle names must be there, and of a kind that a project may ask for. */
async function requireKnown({ tx }: Editing, content: BundleContent): Promise<void> {
  const codes = content.items.flatMap((item) => (item.kind === 'matter' ? item.officeCodes : []));
  const offices = await findOfficeIds(tx, codes);
  for (const [position, item] of content.items.entries()) {
    if (item.kind !== 'matter') continue;
    const type = await findMatterType(tx, item.typeCode);
    if (!type?.active || type.subject === 'enterprise') {
      throw faultyField(
        `content.items.${position}.typeCode`,
        '请选择一种项目可以提出的事项',
        'reference-missing',
      );
    }
    const missing = item.officeCodes.find((code) => !offices.has(code));
    if (missing) {
      throw faultyField(
        `content.items.${position}.officeCodes`,
        `没有在用的部门或要素单位 ${missing}`,
        'reference-missing',
      );
    }
    if (new Set(item.officeCodes).size < item.officeCodes.length) {
      throw faultyField(`content.items.${position}.officeCodes`, '同一单位选了两次');
    }
  }
}

export async function createBundle(editing: Editing, { code, content }: BundleCreation): Promise<void> {
  const { tx, principal, now } = editing;
  await requireKnown(editing, content);
  if (!(await insertBundle(tx, { code, content, by: principal.accountId, at: now }))) {
    throw faultyField('code', '这个代码已有一揽子服务，请换一个', 'already-exists');
  }
  await journal(editing, 'bundle.create', { code, content });
}

export async function changeBundle(editing: Editing, code: string, change: BundleChange): Promise<void> {
  const { tx, principal, now } = editing;
  const before = await lockBundle(tx, code);
  if (!before) throw new Problem('not-found');
  if (before.revision !== change.revision) throw new Problem('changed-meanwhile');
  await requireKnown(editing, change.content);
  await tx
    .updateTable('bundle')
    .set({
      content: JSON.stringify(change.content),
      active: change.active,
      revision: before.revision + 1,
      written_by: principal.accountId,
      written_at: now,
    })
    .where('code', '=', code)
    .execute();
  await journal(editing, 'bundle.edit', {
    code,
    from: { content: before.content, active: before.active },
    to: { content: change.content, active: change.active },
  });
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
