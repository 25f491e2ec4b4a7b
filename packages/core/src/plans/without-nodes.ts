import type { PlanLink } from '../schedule/index.ts';

interface Node {
  readonly id: string;
  readonly predecessors: readonly PlanLink[];
}

/**
 * The plan without some of its nodes. What waited for one that is left out waits for what that one waited for, so
 * that no two nodes lose their order; lags of the same unit add up. Of several links of one kind between the same two
 * the longest stays.
 */
export function withoutNodes<N extends Node>(nodes: readonly N[], dropped: ReadonlySet<string>): N[] {
  if (dropped.size === 0) return [...nodes];
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const bridged = new Map<string, PlanLink[]>();
  /** What a node waits for among those that stay. */
  const waitsFor = (id: string): PlanLink[] => {
    const known = bridged.get(id);
    if (known) return known;
    // Told before it is complete: a cycle, which the check names, must not run for ever.
    const found: PlanLink[] = [];
    bridged.set(id, found);
    for (const link of byId.get(id)?.predecessors ?? []) {
      if (!dropped.has(link.from)) found.push(link);
      else for (const further of waitsFor(link.from)) found.push(joined(further, link));
    }
    return found;
  };
  return nodes
    .filter((node) => !dropped.has(node.id))
    .map((node) =>
      node.predecessors.some(({ from }) => dropped.has(from))
        ? { ...node, predecessors: longestOfEach(waitsFor(node.id)) }
        : node,
    );
}

/** From what came before the node that is gone straight to what came after it. */
function joined(before: PlanLink, after: PlanLink): PlanLink {
  // What began together with the node that is gone waits no longer for the end of what came before it.
  const kind = before.kind;
  if (before.lagUnit === after.lagUnit) return { ...before, kind, lag: before.lag + after.lag };
  return after.lag === 0 ? before : { ...before, lag: after.lag, lagUnit: after.lagUnit };
}

function longestOfEach(links: readonly PlanLink[]): PlanLink[] {
  const longest = new Map<string, PlanLink>();
  for (const link of links) {
    const key = `${link.from} ${link.kind}`;
    const known = longest.get(key);
    if (!known || link.lag > known.lag) longest.set(key, link);
  }
  return [...longest.values()];
}
