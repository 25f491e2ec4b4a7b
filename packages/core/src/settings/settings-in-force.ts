import {
  type SettingKey,
  settingDefinitions,
  settingKeys,
  settingsChange,
  type ZoneSettings,
} from './zone-settings.ts';

/** The settings in force: the zone's own values where they hold, else the starting values. */
export function settingsInForce(own: ReadonlyMap<string, unknown>): ZoneSettings {
  const inForce = (key: SettingKey): number => {
    const kept = settingsChange.shape[key].safeParse(own.get(key));
    return (kept.success ? kept.data : undefined) ?? settingDefinitions[key].initial;
  };
  return Object.fromEntries(settingKeys.map((key) => [key, inForce(key)])) as { [K in SettingKey]: number };
}
