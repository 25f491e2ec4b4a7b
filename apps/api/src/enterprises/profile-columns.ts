import type { EnterpriseChange } from '@guanjia/core/enterprises';
import type { Insertable } from 'kysely';
import type { Database } from '../platform/schema.ts';

type Profile = Partial<Omit<EnterpriseChange, 'version' | 'butlerId' | 'reason'>>;

const columnOf = {
  name: 'name',
  shortName: 'short_name',
  uscc: 'uscc',
  usccExceptionReason: 'uscc_exception_reason',
  legalRepresentative: 'legal_representative',
  registeredCapitalWan: 'registered_capital_wan',
  paidInCapitalWan: 'paid_in_capital_wan',
  foundedOn: 'founded_on',
  registrationStatus: 'registration_status',
  industryCode: 'industry_code',
  divisionCode: 'division_code',
  industryChain: 'industry_chain',
  chainLeader: 'chain_leader',
  address: 'address',
  plot: 'plot',
  premises: 'premises',
  staffCount: 'staff_count',
  revenueWan: 'revenue_wan',
  assetsWan: 'assets_wan',
  sizeClass: 'size_class',
  inventionPatents: 'invention_patents',
  utilityPatents: 'utility_patents',
  designPatents: 'design_patents',
  softwareCopyrights: 'software_copyrights',
  trademarks: 'trademarks',
  shareholders: 'shareholders',
  listingMarket: 'listing_market',
  listingCode: 'listing_code',
  creditRisk: 'credit_risk',
  introduction: 'introduction',
  stationId: 'station_id',
  aboveScale: 'above_scale',
  active: 'active',
} as const satisfies Record<keyof Profile, keyof Database['enterprise']>;

/** The given fields of a profile as columns; what is left out stays as it is. */
export function profileColumns(profile: Profile): Partial<Insertable<Database['enterprise']>> {
  const columns: Record<string, unknown> = {};
  for (const key of Object.keys(columnOf) as (keyof Profile)[]) {
    const value = profile[key];
    if (value === undefined) continue;
    columns[columnOf[key]] = key === 'shareholders' ? JSON.stringify(value) : value;
  }
  return columns;
}

/** Names of people and free words: the journal keeps that they changed, not what they say. */
const personal: ReadonlySet<string> = new Set([
  'legalRepresentative',
  'shareholders',
  'introduction',
  'usccExceptionReason',
]);

/** What a change did, for the journal. */
export function journalledChange(
  before: Record<string, unknown>,
  profile: Profile,
): { values: Record<string, { from: unknown; to: unknown }>; fields: string[] } {
  const values: Record<string, { from: unknown; to: unknown }> = {};
  const fields: string[] = [];
  for (const key of Object.keys(profile) as (keyof Profile)[]) {
    if (personal.has(key)) fields.push(key);
    else values[key] = { from: before[columnOf[key]] ?? null, to: profile[key] ?? null };
  }
  return { values, fields: fields.sort() };
}
