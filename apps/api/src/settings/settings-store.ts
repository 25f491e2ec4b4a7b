import { type SettingKey, settingsInForce, type ZoneSettings } from '@guanjia/core/settings';
import type { Db, Tx } from '../platform/database.ts';

/** The settings in force now. */
export async function loadZoneSettings(db: Db | Tx): Promise<ZoneSettings> {
  const rows = await db.selectFrom('zone_setting').select(['key', 'value']).execute();
  return settingsInForce(new Map(rows.map((row) => [row.key, row.value])));
}

export interface OwnSetting {
  key: string;
  value: unknown;
  updatedAt: Date;
  updatedBy: string | null;
}

export async function findOwnSettings(db: Db | Tx): Promise<OwnSetting[]> {
  const rows = await db
    .selectFrom('zone_setting')
    .leftJoin('account', 'account.id', 'zone_setting.updated_by')
    .select(['key', 'value', 'updated_at', 'account.display_name'])
    .execute();
  return rows.map((row) => ({
    key: row.key,
    value: row.value,
    updatedAt: row.updated_at,
    updatedBy: row.display_name,
  }));
}

/** Serialises changes of settings, so that the journal's old values are the true ones. */
export async function lockSettings(tx: Tx): Promise<void> {
  await tx.selectFrom('zone').select('id').forUpdate().execute();
}

export async function putSetting(
  tx: Tx,
  setting: { key: SettingKey; value: number; at: Date; by: string },
): Promise<void> {
  const written = { value: JSON.stringify(setting.value), updated_at: setting.at, updated_by: setting.by };
  await tx
    .insertInto('zone_setting')
    .values({ key: setting.key, ...written })
    .onConflict((conflict) => conflict.column('key').doUpdateSet(written))
    .execute();
}

export async function deleteSetting(tx: Tx, key: SettingKey): Promise<void> {
  await tx.deleteFrom('zone_setting').where('key', '=', key).execute();
}
