import { formatList } from '@guanjia/client/format';
import {
  type MaterialChange,
  materialChanges,
  type RuleField,
  type VersionRulesView,
} from '@guanjia/core/catalogue';
import type { SourcedDays } from '@guanjia/core/matters';
import { useTranslation } from 'react-i18next';

interface RuleText {
  /** What a field of a version says, in one line; a limit with its source. */
  readonly fieldText: (field: RuleField, rules: VersionRulesView) => string;
  readonly limitText: (limit: SourcedDays | null) => string;
  readonly changeText: (change: MaterialChange) => string;
}

export function useRuleText(): RuleText {
  const { t } = useTranslation(['console', 'actions', 'common']);
  const limitText = (limit: SourcedDays | null): string =>
    limit === null
      ? t('common:unknown')
      : t(limit.unit === 'working' ? 'catalogue.workingDays' : 'catalogue.calendarDays', { n: limit.days });
  const withSource = (limit: SourcedDays | null): string =>
    limit === null
      ? t('common:unknown')
      : `${limitText(limit)} · ${t('catalogue.source', { source: limit.source })}`;
  const yesNo = (value: boolean): string => t(value ? 'common:yes' : 'common:no');
  const none = t('catalogue.page.none');
  const texts: Record<RuleField, (rules: VersionRulesView) => string> = {
    offered: (rules) => t(rules.offered ? 'catalogue.states.offered' : 'catalogue.states.retired'),
    name: (rules) => rules.name,
    groupCode: (rules) => rules.groupName,
    subject: (rules) => t(`catalogue.subject.${rules.subject}`),
    complexity: (rules) => t(`catalogue.complexity.${rules.complexity}`),
    leadOfficeId: (rules) => rules.leadOffice?.name ?? t('common:unknown'),
    supportingOfficeIds: (rules) => formatList(rules.supportingOffices.map((one) => one.name)) || none,
    promised: (rules) => withSource(rules.promised),
    statutory: (rules) => withSource(rules.statutory),
    pastPractice: (rules) => withSource(rules.pastPractice),
    materials: (rules) => formatList(rules.materials.map((one) => one.name)) || none,
    serviceModes: (rules) => formatList(rules.serviceModes.map((mode) => t(`actions:serviceMode.${mode}`))),
    prominent: (rules) => yesNo(rules.prominent),
  };
  return {
    fieldText: (field, rules) => texts[field](rules),
    limitText,
    changeText: ({ change, name }) => t(`catalogue.page.materialChange.${change}`, { name }),
  };
}

/** Of two check-lists, what became of each item. */
export const changesOf = (before: VersionRulesView, after: VersionRulesView): MaterialChange[] =>
  materialChanges(before.materials, after.materials);
