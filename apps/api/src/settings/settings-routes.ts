import type { Principal } from '@guanjia/core/identity';
import { allowsInZone } from '@guanjia/core/permissions';
import {
  type SettingList,
  settingDefinitions,
  settingGroups,
  settingKeys,
  settingLabels,
  settingList,
  settingsChangeRequest,
  settingsInForce,
} from '@guanjia/core/settings';
import type { Api, AppDependencies } from '../platform/app-dependencies.ts';
import { authoriseInZone } from '../platform/authorise.ts';
import { changeSettings } from './change-settings.ts';
import { findOwnSettings } from './settings-store.ts';

export async function settingsRoutes(app: Api, deps: AppDependencies): Promise<void> {
  app.get(
    '/settings',
    {
      schema: {
        summary: '本区各项时限与安全设置',
        description: '每项含现值、初始值、单位、取值范围、来源，以及我能否修改。',
        tags: ['settings'],
        response: { 200: settingList },
      },
    },
    async ({ principal }) => {
      authoriseInZone(principal, 'settings.read');
      return await presentSettings(deps, principal);
    },
  );

  app.patch(
    '/settings',
    {
      schema: {
        summary: '修改设置',
        description: '须写明理由，记入日志。在办事项保持原有时限。',
        tags: ['settings'],
        body: settingsChangeRequest,
        response: { 200: settingList },
      },
    },
    async ({ principal, body }) => {
      await changeSettings(deps, principal, body);
      return await presentSettings(deps, principal);
    },
  );
}

async function presentSettings({ db }: AppDependencies, principal: Principal): Promise<SettingList> {
  const own = new Map((await findOwnSettings(db)).map((setting) => [setting.key, setting]));
  const inForce = settingsInForce(new Map([...own].map(([key, { value }]) => [key, value])));
  const editable = {
    service: allowsInZone(principal, 'settings.edit-service'),
    security: allowsInZone(principal, 'settings.edit-security'),
  };
  const items = settingKeys.map((key) => {
    const { initial, min, max, unit, source } = settingDefinitions[key];
    const group = settingGroups[key];
    const changed = own.get(key);
    return {
      key,
      group,
      label: settingLabels[key],
      value: inForce[key],
      initial,
      min,
      max,
      unit,
      source,
      updatedAt: changed?.updatedAt.toISOString() ?? null,
      updatedBy: changed?.updatedBy ?? null,
      editable: editable[group],
    };
  });
  return { items, total: items.length };
}
