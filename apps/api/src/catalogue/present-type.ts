import type { TypeDraftView, TypeVersionView, VersionRules, VersionRulesView } from '@guanjia/core/catalogue';
import type { MatterType } from '@guanjia/core/matters';
import type { ZoneSettings } from '@guanjia/core/settings';
import type { MatterTypeRecord } from './catalogue-store.ts';
import { promiseOf } from './matter-types.ts';
import type { DraftRow, VersionRow } from './versions-store.ts';

/** A type as whoever raises a need sees it. */
export const presentType = (type: MatterTypeRecord, settings: ZoneSettings): MatterType => ({
  ...type,
  supportingOffices: [...type.supportingOffices],
  materials: [...type.materials],
  serviceModes: [...type.serviceModes],
  promised: promiseOf(type, settings),
});

/** Names for the ids that rules hold. */
export interface RuleNames {
  readonly offices: ReadonlyMap<string, string>;
  readonly groups: ReadonlyMap<string, string>;
}

function presentRules(rules: VersionRules, names: RuleNames): VersionRulesView {
  const { leadOfficeId, supportingOfficeIds, promised, ...rest } = rules;
  const named = (id: string) => ({ id, name: names.offices.get(id) ?? id });
  return {
    ...rest,
    groupName: names.groups.get(rules.groupCode) ?? rules.groupCode,
    leadOffice: leadOfficeId === null ? null : named(leadOfficeId),
    supportingOffices: supportingOfficeIds.map(named),
    promised: promised && { ...promised, unit: 'working' },
  };
}

export const presentVersion = (
  row: VersionRow,
  names: RuleNames,
  openMatters: ReadonlyMap<number, number>,
): TypeVersionView => ({
  number: row.number,
  rules: presentRules(row.rules, names),
  reason: row.reason,
  publishedAt: row.publishedAt.toISOString(),
  publishedBy: row.publishedByName,
  openMatters: openMatters.get(row.number) ?? 0,
});

export const presentDraft = (row: DraftRow, names: RuleNames): TypeDraftView => ({
  revision: row.revision,
  basedOn: row.basedOn,
  rules: presentRules(row.rules, names),
  savedAt: row.savedAt.toISOString(),
  savedBy: row.savedByName,
});
