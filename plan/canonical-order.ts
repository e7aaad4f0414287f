import type { PlannedResource } from "./model";
import { compareUrns, STACK_TYPE } from "./urn";

/**
 * The resources in the one order that a plan may have: the stack first, then always the smallest URN
 * among those whose parent, provider and dependencies already stand before it.
 */
export function canonicalOrder(resources: readonly PlannedResource[]): readonly PlannedResource[] {
  const byUrn = new Map(resources.map((resource) => [resource.urn, resource]));
  const dependents = new Map<string, string[]>();
  const waiting = new Map<string, number>();
  for (const resource of resources) {
    const prerequisites = prerequisitesOf(resource, byUrn);
    waiting.set(resource.urn, prerequisites.size);
    for (const urn of prerequisites) {
      const list = dependents.get(urn);
      if (list === undefined) dependents.set(urn, [resource.urn]);
      else list.push(resource.urn);
    }
  }

  const ready = new UrnQueue();
  for (const [urn, count] of waiting) if (count === 0) ready.push(urn);
  const stacks = resources.filter((resource) => resource.type === STACK_TYPE);
  const ordered: PlannedResource[] = [];
  const emit = (resource: PlannedResource): void => {
    ordered.push(resource);
    for (const urn of dependents.get(resource.urn) ?? []) {
      const left = (waiting.get(urn) ?? 0) - 1;
      waiting.set(urn, left);
      if (left === 0) ready.push(urn);
    }
  };
  stacks.forEach(emit);
  for (let urn = ready.pop(); urn !== undefined; urn = ready.pop()) {
    const resource = byUrn.get(urn);
    if (resource !== undefined && resource.type !== STACK_TYPE) emit(resource);
  }
  return [...ordered, ...leftOver(resources, ordered)];
}

/** Resources in a cycle, which no engine makes but a hand-written plan file may hold. */
function leftOver(
  resources: readonly PlannedResource[],
  ordered: readonly PlannedResource[],
): readonly PlannedResource[] {
  if (ordered.length === resources.length) return [];
  const done = new Set(ordered.map((resource) => resource.urn));
  return resources
    .filter((resource) => !done.has(resource.urn))
    .toSorted((left, right) => compareUrns(left.urn, right.urn));
}

function prerequisitesOf(
  resource: PlannedResource,
  byUrn: ReadonlyMap<string, PlannedResource>,
): ReadonlySet<string> {
  const urns = new Set<string>();
  const named = [resource.parent, resource.provider, resource.deletedWith];
  for (const urn of [...named, ...resource.dependencies]) {
    if (urn !== null && urn !== resource.urn && byUrn.has(urn)) urns.add(urn);
  }
  return urns;
}

/** A binary heap of URNs, smallest first. */
class UrnQueue {
  readonly #heap: string[] = [];

  push(urn: string): void {
    let index = this.#heap.push(urn) - 1;
    while (index > 0) {
      const parent = (index - 1) >> 1;
      if (!this.#isBefore(index, parent)) return;
      this.#swap(index, parent);
      index = parent;
    }
  }

  pop(): string | undefined {
    const first = this.#heap[0];
    const last = this.#heap.pop();
    if (this.#heap.length > 0 && last !== undefined) {
      this.#heap[0] = last;
      this.#sink();
    }
    return first;
  }

  #sink(): void {
    let index = 0;
    for (;;) {
      let smallest = index;
      for (const child of [2 * index + 1, 2 * index + 2]) {
        if (child < this.#heap.length && this.#isBefore(child, smallest)) smallest = child;
      }
      if (smallest === index) return;
      this.#swap(index, smallest);
      index = smallest;
    }
  }

  #isBefore(left: number, right: number): boolean {
    return compareUrns(this.#heap[left] ?? "", this.#heap[right] ?? "") < 0;
  }

  #swap(left: number, right: number): void {
    const held = this.#heap[left] ?? "";
    this.#heap[left] = this.#heap[right] ?? "";
    this.#heap[right] = held;
  }
}
