import { type Selectable, sql } from 'kysely';
import type { Tx } from '../platform/database.ts';
import type { MattersTables } from '../platform/schema-matters.ts';
import type { MatterRow } from './bundle.ts';

type LinkRow = Selectable<MattersTables['rating_link']>;

/** Those who may speak for the firm on paper: its contacts, or of a project its owner's. */
export async function recipientsOf(
  tx: Tx,
  matter: Pick<MatterRow, 'enterprise_id' | 'project_id'>,
): Promise<
  { id: string; name: string; title: string | null; phone: string | null; account_id: string | null }[]
> {
  if (matter.project_id) {
    return await tx
      .selectFrom('project_contact')
      .select(['id', 'name', 'company as title', 'phone', 'account_id'])
      .where('project_id', '=', matter.project_id)
      .where('kind', '=', 'owner')
      .orderBy('created_at')
      .orderBy('id')
      .limit(50)
      .execute();
  }
  return await tx
    .selectFrom('enterprise_contact')
    .select(['id', 'name', 'title', 'phone', 'account_id'])
    .where('enterprise_id', '=', matter.enterprise_id)
    .orderBy('level')
    .orderBy('created_at')
    .orderBy('id')
    .limit(50)
    .execute();
}

/** All links of a matter with the names that staff read, oldest first. */
export async function linksOf(tx: Tx, matterId: string) {
  return await tx
    .selectFrom('rating_link as l')
    .innerJoin('account as a', 'a.id', 'l.issued_by')
    .leftJoin('enterprise_contact as e', 'e.id', 'l.enterprise_contact_id')
    .leftJoin('project_contact as p', 'p.id', 'l.project_contact_id')
    .where('l.matter_id', '=', matterId)
    .select((eb) => [
      'l.id',
      'l.round',
      'l.issued_at',
      'l.opened_at',
      'l.used_at',
      'a.display_name as issued_by',
      eb.fn.coalesce('l.enterprise_contact_id', 'l.project_contact_id').as('recipient_id'),
      eb.fn.coalesce('e.name', 'p.name').as('recipient'),
    ])
    .orderBy('l.issued_at')
    .orderBy('l.id')
    .execute();
}

/** The link of a token, locked where it is to be used. */
export async function findLinkByHash(tx: Tx, tokenHash: Buffer, lock = false): Promise<LinkRow | undefined> {
  return await tx
    .selectFrom('rating_link')
    .selectAll()
    .where('token_hash', '=', tokenHash)
    .$if(lock, (q) => q.forUpdate())
    .executeTakeFirst();
}

export async function findLink(tx: Tx, id: string): Promise<LinkRow | undefined> {
  return await tx.selectFrom('rating_link').selectAll().where('id', '=', id).executeTakeFirst();
}

/** The link of one recipient for one round: a new one, or the former one under a new issuer. */
export async function putLink(
  tx: Tx,
  link: Omit<LinkRow, 'opened_at' | 'used_at'>,
): Promise<{ id: string; again: boolean }> {
  const contact = link.project_contact_id ? 'project_contact_id' : 'enterprise_contact_id';
  const { rows } = await sql<{ id: string }>`
    insert into rating_link (id, matter_id, round, enterprise_contact_id, project_contact_id, token_hash, issued_by, issued_at)
    values (${link.id}, ${link.matter_id}, ${link.round}, ${link.enterprise_contact_id}, ${link.project_contact_id},
      ${link.token_hash}, ${link.issued_by}, ${link.issued_at})
    on conflict (matter_id, round, ${sql.ref(contact)}) where ${sql.ref(contact)} is not null
    do update set token_hash = excluded.token_hash, issued_by = excluded.issued_by, issued_at = excluded.issued_at,
      opened_at = null
    returning id`.execute(tx);
  const id = rows[0]?.id ?? link.id;
  return { id, again: id !== link.id };
}

export async function changeLink(
  tx: Tx,
  id: string,
  change: Partial<Pick<LinkRow, 'token_hash' | 'opened_at' | 'used_at'>>,
): Promise<void> {
  await tx.updateTable('rating_link').set(change).where('id', '=', id).execute();
}
