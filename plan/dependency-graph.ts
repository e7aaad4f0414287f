import type { Plan, PlannedResource } from "./model";

/** Questions on what a plan's resources need of each other. */
export interface DependencyGraph {
  /** What a resource needs directly: dependencies, parent, provider, what it is deleted with. */
  readonly needs: (urn: string) => readonly string[];
  /** True where the first needs the second, over however many others. */
  readonly reaches: (from: string, to: string) => boolean;
}

/** The graph in which a destroy goes backwards: who needs another is deleted before it. */
export function dependencyGraph(plan: Plan): DependencyGraph {
  const direct = new Map(plan.resources.map((resource) => [resource.urn, directNeeds(resource)]));
  const reachable = new Map<string, ReadonlySet<string>>();
  // Needed resources stand before those that need them, so their sets are complete already.
  for (const { urn } of plan.resources) {
    const found = new Set<string>();
    for (const need of direct.get(urn) ?? []) {
      found.add(need);
      for (const further of reachable.get(need) ?? []) found.add(further);
    }
    reachable.set(urn, found);
  }
  return {
    needs: (urn) => direct.get(urn) ?? [],
    reaches: (from, to) => reachable.get(from)?.has(to) ?? false,
  };
}

function directNeeds(resource: PlannedResource): readonly string[] {
  const { dependencies, parent, provider, deletedWith } = resource;
  return [...new Set([...dependencies, parent, provider, deletedWith])].filter(
    (urn) => urn !== null,
  );
}
