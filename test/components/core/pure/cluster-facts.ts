import type {
  ClusterFacts,
  PoolFact,
  ReleaseFact,
} from "../../../../components/core/pure/upgrade-facts";

/** A cluster at 1.34 with nothing in it; what a test does not name is empty. */
export function clusterFacts(overrides: Partial<ClusterFacts> = {}): ClusterFacts {
  return {
    name: "shop",
    version: "1.34",
    pools: [],
    addons: [],
    releases: [],
    objects: [],
    ...overrides,
  };
}

/** A managed group that is told its minor. */
export function poolFact(overrides: Partial<PoolFact> = {}): PoolFact {
  return { name: "general", kind: "group", version: "1.34", pinnedImage: undefined, ...overrides };
}

/** Istio's control plane. */
export function releaseFact(overrides: Partial<ReleaseFact> = {}): ReleaseFact {
  return { name: "mesh", chart: "istiod", version: "1.30.3", imageTag: undefined, ...overrides };
}
