import type { SourcedDays } from '@guanjia/core/matters';
import type { SettingKey, ZoneSettings } from '@guanjia/core/settings';
import type { Db, Tx } from '../platform/database.ts';
import { type MatterTypeRecord, readTypes } from './catalogue-store.ts';

/** The types that may be chosen now, in the order in which people see them. */
export async function listMatterTypes(db: Db | Tx): Promise<MatterTypeRecord[]> {
  return await readTypes(db, 'offered');
}

/** A type by its code, also one that is no longer offered: matters of it live on. */
export async function findMatterType(db: Db | Tx, code: string): Promise<MatterTypeRecord | undefined> {
  const [type] = await readTypes(db, { code });
  return type;
}

/** As `findMatterType`; throws where there is none. */
export async function getMatterType(db: Db | Tx, code: string): Promise<MatterTypeRecord> {
  const type = await findMatterType(db, code);
  if (!type) throw new Error(`No matter type ${code}`);
  return type;
}

const defaults = {
  consult: { key: 'consultDays', source: '咨询类事项的默认时限（区内设置）' },
  general: { key: 'generalDays', source: '一般事项的默认时限（区内设置）' },
  complex: { key: 'complexDays', source: '复杂事项的默认时限（区内设置）' },
} as const satisfies Record<MatterTypeRecord['complexity'], { key: SettingKey; source: string }>;

/** Working days of the zone's default for each complexity. */
export const defaultDays = (settings: ZoneSettings): Record<MatterTypeRecord['complexity'], number> => ({
  consult: settings[defaults.consult.key],
  general: settings[defaults.general.key],
  complex: settings[defaults.complex.key],
});

/** What the firm is promised: the type's own limit, else the zone's default for its complexity. */
export function promiseOf(
  type: Pick<MatterTypeRecord, 'promised' | 'complexity'>,
  settings: ZoneSettings,
): SourcedDays {
  const { key, source } = defaults[type.complexity];
  return type.promised ?? { days: settings[key], unit: 'working', source };
}
