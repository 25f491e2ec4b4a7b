import { z } from 'zod';
import { type PlanFault, type PlanLink, planFaults } from '../schedule/index.ts';
import { nodeCode, nodeProfile, planDay, planLink } from './node-fields.ts';
import { looseNodes, type TemplateFault } from './templates.ts';
import { withoutNodes } from './without-nodes.ts';

const link = planLink.extend({ to: nodeCode });

/** A node of a plan as it is written: what the template says of it, and from when on it may begin. */
export const planNodeInput = nodeProfile.extend({
  earliestStart: planDay.nullable(),
  predecessors: z.array(planLink).max(30).readonly(),
});
export type PlanNodeInput = z.infer<typeof planNodeInput>;

/** One adjustment of a plan (调整). */
export const planChange = z.discriminatedUnion('act', [
  /** Also what is to wait for the new node. */
  z.strictObject({
    act: z.literal('add'),
    node: planNodeInput,
    before: z.array(nodeCode).max(30).default([]),
  }),
  /** `bridge`: what waited for it waits for what it waited for. */
  z.strictObject({ act: z.literal('drop'), code: nodeCode, bridge: z.boolean().default(true) }),
  z.strictObject({
    act: z.literal('edit'),
    code: nodeCode,
    set: planNodeInput.omit({ code: true, predecessors: true }).partial(),
  }),
  z.strictObject({ act: z.literal('link'), ...link.shape }),
  z.strictObject({ act: z.literal('unlink'), from: nodeCode, to: nodeCode, kind: planLink.shape.kind }),
]);
export type PlanChange = z.infer<typeof planChange>;

export type ChangeFault =
  | PlanFault
  | TemplateFault
  | {
      readonly kind: 'unknownNode' | 'takenCode' | 'alreadyBegun' | 'unknownLink' | 'remainderInUnit';
      readonly node: string;
    };

/** The part of a node that changes look at. */
interface Changeable extends PlanNodeInput {
  readonly actualStart: string | null;
  /** Days that were said to be left, in the node's unit. */
  readonly remaining?: number | null;
}

export interface ChangedPlan<N> {
  readonly nodes: readonly (N | (PlanNodeInput & { readonly actualStart: null }))[];
  readonly faults: readonly ChangeFault[];
}

/**
 * The plan after changes, in their order, with everything that is wrong with it; with faults nothing of it may be kept.
 * `taken`: codes of nodes that were dropped before, which are not given again.
 */
export function changedPlan<N extends Changeable>(
  startsOn: string,
  nodes: readonly N[],
  changes: readonly PlanChange[],
  taken: ReadonlySet<string> = new Set(),
): ChangedPlan<N> {
  type Any = N | (PlanNodeInput & { readonly actualStart: null });
  let now: Any[] = [...nodes];
  const faults: ChangeFault[] = [];
  const find = (code: string): Any | undefined => {
    const found = now.find((node) => node.code === code);
    if (!found) faults.push({ kind: 'unknownNode', node: code });
    return found;
  };
  const replace = (code: string, change: (node: Any) => Any) => {
    now = now.map((node) => (node.code === code ? change(node) : node));
  };
  const linked = (node: Any, one: PlanLink): Any => ({
    ...node,
    predecessors: [...node.predecessors.filter((l) => l.from !== one.from || l.kind !== one.kind), one],
  });
  for (const change of changes) {
    switch (change.act) {
      case 'add': {
        const { code } = change.node;
        if (taken.has(code) || now.some((node) => node.code === code)) {
          faults.push({ kind: 'takenCode', node: code });
          break;
        }
        now = [...now, { ...change.node, actualStart: null }];
        for (const next of change.before) {
          if (find(next)) {
            replace(next, (node) =>
              linked(node, { from: code, kind: 'finishToStart', lag: 0, lagUnit: 'workingDay' }),
            );
          }
        }
        break;
      }
      case 'drop': {
        const gone = find(change.code);
        if (!gone) break;
        if (gone.actualStart !== null) faults.push({ kind: 'alreadyBegun', node: change.code });
        now = change.bridge
          ? withoutNodes(
              now.map((node) => ({ ...node, id: node.code })),
              new Set([change.code]),
            )
          : now
              .filter((node) => node.code !== change.code)
              .map((node) => ({
                ...node,
                predecessors: node.predecessors.filter(({ from }) => from !== change.code),
              }));
        break;
      }
      case 'edit': {
        const { code, set } = change;
        const node = find(code);
        if (!node) break;
        const remaining = 'remaining' in node ? (node.remaining ?? null) : null;
        if (remaining !== null && set.unit !== undefined && set.unit !== node.unit) {
          faults.push({ kind: 'remainderInUnit', node: code });
        }
        replace(code, (one) => ({ ...one, ...given(set) }) as Any);
        break;
      }
      case 'link': {
        const { act: _, to, ...one } = change;
        if (find(to)) replace(to, (node) => linked(node, one));
        break;
      }
      case 'unlink': {
        const node = find(change.to);
        if (!node) break;
        const left = node.predecessors.filter((l) => l.from !== change.from || l.kind !== change.kind);
        if (left.length === node.predecessors.length) faults.push({ kind: 'unknownLink', node: change.to });
        replace(change.to, (one) => ({ ...one, predecessors: left }));
        break;
      }
    }
  }
  return { nodes: now, faults: [...faults, ...standingFaults(startsOn, now, changes)] };
}

const given = (set: object): object =>
  Object.fromEntries(Object.entries(set).filter(([, value]) => value !== undefined));

/** What is wrong with the whole after the changes. Nodes may be loose only where they were so before. */
function standingFaults(
  startsOn: string,
  nodes: readonly PlanNodeInput[],
  changes: readonly PlanChange[],
): ChangeFault[] {
  const linked = nodes.map(({ code: id, predecessors }) => ({ id, predecessors }));
  const faults: ChangeFault[] = [
    ...planFaults({
      start: startsOn,
      nodes: nodes.map(({ code: id, days, unit, predecessors, earliestStart }) => ({
        id,
        duration: days,
        unit,
        predecessors,
        earliestStart: earliestStart ?? undefined,
      })),
      isWorkingDay: () => true,
    }),
  ];
  for (const node of nodes) {
    if (node.earliestStart !== null && node.earliestStart < startsOn) {
      faults.push({ kind: 'startsBeforeProject', node: node.code });
    }
  }
  // A date or a name moves nobody out of the network.
  if (changes.some(({ act }) => act !== 'edit')) faults.push(...looseNodes(linked));
  return faults;
}
