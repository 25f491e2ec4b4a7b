export * from './api-schemas.ts';
export { type SettingGroup, settingGroups, settingLabels } from './setting-groups.ts';
export { settingsInForce } from './settings-in-force.ts';
export {
  initialSettings,
  type SettingKey,
  type SettingsChange,
  type SettingUnit,
  settingDefinitions,
  settingKeys,
  settingsChange,
  type ZoneSettings,
} from './zone-settings.ts';
