import type { TypeRules } from '@guanjia/core/catalogue';
import type { Db, Tx } from '../platform/database.ts';
import { Problem } from '../platform/problems.ts';
import { findUnusedUploads } from '../platform/uploads.ts';
import type { Editing } from './edit-type.ts';

const parts = ['templateFile', 'sampleFile'] as const;

/**
 * Keeps the forms and samples that rules name. Throws with the field where one is neither kept already nor a file that
 * this editor has just handed in.
 */
export async function keepTypeFiles(
  { tx, principal, at }: Editing,
  rules: TypeRules,
  prefix = '',
): Promise<void> {
  const named = rules.materials.flatMap((material, n) =>
    parts.flatMap((part) => {
      const file = material[part];
      return file ? [{ id: file.id, path: `${prefix}materials.${n}.${part}` }] : [];
    }),
  );
  if (named.length === 0) return;
  const ids = [...new Set(named.map((file) => file.id))];
  const kept = await findKept(tx, ids);
  const fresh = ids.filter((id) => !kept.has(id));
  const waiting = await findUnusedUploads(tx, fresh, principal.accountId);
  const missing = named.filter((file) => !kept.has(file.id) && !waiting.has(file.id));
  if (missing.length > 0) {
    throw new Problem('invalid-request', {
      errors: missing.map(({ path }) => ({ path, message: '这个文件找不到或已用在别处，请重新上传' })),
    });
  }
  if (fresh.length === 0) return;
  await tx
    .insertInto('matter_type_file')
    .values(fresh.map((id) => ({ attachment_id: id, kept_by: principal.accountId, kept_at: at })))
    .execute();
}

async function findKept(tx: Tx, ids: readonly string[]): Promise<Set<string>> {
  const rows = await tx
    .selectFrom('matter_type_file')
    .select('attachment_id')
    .where('attachment_id', 'in', [...ids])
    .execute();
  return new Set(rows.map((row) => row.attachment_id));
}

/** Whether a file is a form or a sample of the catalogue. */
export async function isTypeFile(db: Db | Tx, attachmentId: string): Promise<boolean> {
  const row = await db
    .selectFrom('matter_type_file')
    .select('attachment_id')
    .where('attachment_id', '=', attachmentId)
    .executeTakeFirst();
  return row !== undefined;
}
