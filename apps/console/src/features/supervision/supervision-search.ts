export const supervisionTabs = ['on-me', 'lights', 'mine', 'all', 'record'] as const;
export type SupervisionTab = (typeof supervisionTabs)[number];

export function supervisionSearchOf({ tab }: Record<string, unknown>): { tab?: SupervisionTab } {
  const known = supervisionTabs.find((one) => one === tab);
  return known ? { tab: known } : {};
}
