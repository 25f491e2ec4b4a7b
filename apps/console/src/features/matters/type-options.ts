import type { MatterSummary, MatterType } from '@guanjia/core/matters';

interface TypeGroup {
  readonly label: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
}

/** Types for choosing, by their groups; only those that fit an enterprise or a project. */
export function typeOptions(
  types: readonly MatterType[],
  subject?: MatterSummary['subjectKind'],
): TypeGroup[] {
  const groups = new Map<string, { value: string; label: string }[]>();
  for (const type of types) {
    if (subject && type.subject !== 'both' && type.subject !== subject) continue;
    const group = groups.get(type.groupName) ?? [];
    group.push({ value: type.code, label: type.name });
    groups.set(type.groupName, group);
  }
  return [...groups].map(([label, options]) => ({ label, options }));
}
