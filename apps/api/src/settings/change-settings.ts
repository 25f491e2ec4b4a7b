import type { Principal } from '@guanjia/core/identity';
import {
  type SettingKey,
  type SettingsChangeRequest,
  settingDefinitions,
  settingGroups,
  settingKeys,
} from '@guanjia/core/settings';
import type { AppDependencies } from '../platform/app-dependencies.ts';
import { actorFor, authoriseInZone } from '../platform/authorise.ts';
import { inTransaction } from '../platform/database.ts';
import { appendJournal, keepText } from '../platform/journal.ts';
import { deleteSetting, loadZoneSettings, lockSettings, putSetting } from './settings-store.ts';

const permissionOf = {
  service: 'settings.edit-service',
  security: 'settings.edit-security',
} as const;

/** Changes settings of the zone; matters under way keep the due moments that they were given. */
export async function changeSettings(
  { db, now }: AppDependencies,
  principal: Principal,
  request: SettingsChangeRequest,
): Promise<void> {
  const changed = settingKeys.filter(
    (key) => request.changes[key] !== undefined || request.reset.includes(key),
  );
  for (const key of changed) authoriseInZone(principal, permissionOf[settingGroups[key]]);
  await inTransaction(db, async (tx) => {
    await lockSettings(tx);
    const before = await loadZoneSettings(tx);
    const at = now();
    const values: Partial<Record<SettingKey, { from: number; to: number }>> = {};
    for (const key of changed) {
      const value = request.changes[key];
      if (value === undefined) await deleteSetting(tx, key);
      else await putSetting(tx, { key, value, at, by: principal.accountId });
      values[key] = { from: before[key], to: value ?? settingDefinitions[key].initial };
    }
    const reason = await keepText(tx, { stream: 'zone', kind: 'reason', body: request.reason, at });
    const [first] = changed;
    await appendJournal(tx, {
      stream: 'zone',
      action: 'settings.change',
      actor: first ? actorFor(principal, permissionOf[settingGroups[first]]) : null,
      at,
      texts: [reason],
      data: { changes: values },
    });
  });
}
