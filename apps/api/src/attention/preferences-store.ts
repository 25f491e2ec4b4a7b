import type { NotificationPreferences } from '@guanjia/core/notifications';
import type { Selectable } from 'kysely';
import type { Db, Tx } from '../platform/database.ts';
import type { NotificationPreferenceTable } from '../platform/schema-notifications.ts';

const presentPreferences = (row: Selectable<NotificationPreferenceTable>): NotificationPreferences => ({
  muted: row.muted as NotificationPreferences['muted'],
  quiet:
    row.quiet_from !== null && row.quiet_to !== null
      ? { from: row.quiet_from, to: row.quiet_to, restDays: row.quiet_rest_days }
      : null,
});

/** Of these people, those who changed what and when they are told. */
export async function findPreferences(
  db: Db | Tx,
  accountIds: readonly string[],
): Promise<Map<string, NotificationPreferences>> {
  const rows = await db
    .selectFrom('notification_preference')
    .selectAll()
    .where('account_id', 'in', [...accountIds])
    .execute();
  return new Map(rows.map((row) => [row.account_id, presentPreferences(row)]));
}

export async function savePreferences(
  db: Db | Tx,
  accountId: string,
  { muted, quiet }: NotificationPreferences,
  at: Date,
): Promise<void> {
  const values = {
    muted: [...new Set(muted)],
    quiet_from: quiet?.from ?? null,
    quiet_to: quiet?.to ?? null,
    quiet_rest_days: quiet?.restDays ?? false,
    updated_at: at,
  };
  await db
    .insertInto('notification_preference')
    .values({ account_id: accountId, ...values })
    .onConflict((c) => c.column('account_id').doUpdateSet(values))
    .execute();
}
