import type { ProjectChange } from '@guanjia/core/projects';
import type { Insertable } from 'kysely';
import type { Database } from '../platform/schema.ts';

type Profile = Partial<Omit<ProjectChange, 'version' | 'butlerId' | 'reason'>>;

const columnOf = {
  name: 'name',
  stage: 'stage',
  investmentTotalWan: 'investment_total_wan',
  annualPlanWan: 'annual_plan_wan',
  investedWan: 'invested_wan',
  address: 'address',
  plot: 'plot',
  premises: 'premises',
  content: 'content',
  stationId: 'station_id',
  enterpriseId: 'enterprise_id',
  listYear: 'list_year',
  grade: 'grade',
  enteredOn: 'entered_on',
  leftOn: 'left_on',
  active: 'active',
} as const satisfies Record<keyof Profile, keyof Database['project']>;

/** The given fields of a project as columns; what is left out stays as it is. */
export function profileColumns(profile: Profile): Partial<Insertable<Database['project']>> {
  const columns: Record<string, unknown> = {};
  for (const key of Object.keys(columnOf) as (keyof Profile)[]) {
    if (profile[key] !== undefined) columns[columnOf[key]] = profile[key];
  }
  return columns;
}

/** What a change did, for the journal; free words stay out of it. */
export function journalledChange(before: Record<string, unknown>, profile: Profile) {
  const values: Record<string, { from: unknown; to: unknown }> = {};
  for (const key of Object.keys(profile) as (keyof Profile)[]) {
    if (key !== 'content') values[key] = { from: before[columnOf[key]] ?? null, to: profile[key] ?? null };
  }
  return { values, fields: profile.content === undefined ? [] : ['content'] };
}
