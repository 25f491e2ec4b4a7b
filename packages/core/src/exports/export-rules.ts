/** More than one file can hold for a person to work with; a list beyond it has to be narrowed. */
export const exportRowLimit = 200_000;
/** Of one person. */
export const exportsPerHour = 20;
/** On one server, so that downloads never take the connections that daily work needs. */
export const exportsAtOnce = 2;

/** The setting's highest value: nobody has to ask. */
const approvalOff = 1_000_000;

/**
 * Whether an export has to be approved by another person. `above` is the zone's setting: 0 always, its highest value
 * never, else for more rows than that. A count that is only a lower bound counts as more.
 */
export function needsApproval(above: number, rows: { counted: number; exact: boolean }): boolean {
  if (above >= approvalOff) return false;
  return above === 0 || rows.counted > above || !rows.exact;
}
