import { z } from 'zod';
import { type SettingKey, settingDefinitions, settingKeys, settingsChange } from './zone-settings.ts';

const units = [...new Set(Object.values(settingDefinitions).map((definition) => definition.unit))];
const key = z.enum(settingKeys as [SettingKey, ...SettingKey[]]);

export const settingView = z.object({
  key,
  group: z.enum(['service', 'security']),
  label: z.string(),
  value: z.number(),
  initial: z.number(),
  min: z.number(),
  max: z.number(),
  unit: z.enum(units),
  source: z.string(),
  updatedAt: z.iso.datetime().nullable(),
  updatedBy: z.string().nullable(),
  editable: z.boolean(),
});
export type SettingView = z.infer<typeof settingView>;
export const settingList = z.object({ items: z.array(settingView), total: z.number().int() });
export type SettingList = z.infer<typeof settingList>;

export const settingsChangeRequest = z
  .strictObject({
    changes: settingsChange,
    /** Keys that go back to their starting value. */
    reset: z.array(key).max(settingKeys.length).default([]),
    reason: z.string().trim().min(1).max(500),
  })
  .refine((request) => Object.keys(request.changes).length + request.reset.length > 0, {
    message: '请至少修改一项',
    path: ['changes'],
  })
  .refine((request) => request.reset.every((name) => request.changes[name] === undefined), {
    message: '同一项不能既修改又恢复',
    path: ['reset'],
  });
export type SettingsChangeRequest = z.infer<typeof settingsChangeRequest>;
