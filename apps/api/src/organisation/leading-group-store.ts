import type { Db, Tx } from '../platform/database.ts';

/** The head first, then the deputies in the order of their accounts. */
export async function findLeadingGroup(db: Db | Tx) {
  return await db
    .selectFrom('leading_group_member as m')
    .innerJoin('account as a', 'a.id', 'm.account_id')
    .select(['a.id', 'a.display_name', 'a.phone', 'm.position', 'm.duty'])
    .orderBy('m.position', 'desc') // 'head' after 'deputy' by its letters
    .orderBy('a.id')
    .execute();
}

export async function putLeadingGroupMember(
  tx: Tx,
  member: { account_id: string; position: 'head' | 'deputy'; duty: string | null },
): Promise<void> {
  const { position, duty } = member;
  await tx
    .insertInto('leading_group_member')
    .values(member)
    .onConflict((conflict) => conflict.column('account_id').doUpdateSet({ position, duty }))
    .execute();
}

export async function deleteLeadingGroupMember(tx: Tx, accountId: string): Promise<boolean> {
  const deleted = await tx
    .deleteFrom('leading_group_member')
    .where('account_id', '=', accountId)
    .executeTakeFirst();
  return deleted.numDeletedRows > 0n;
}
