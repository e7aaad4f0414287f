import type { Plan, PlannedResource } from "./model";

const CLUSTER = "aws:eks/cluster:Cluster";
const KUBERNETES_PROVIDER = "pulumi:providers:kubernetes";

/** The control planes that a plan creates. */
export function controlPlanes(plan: Plan): readonly PlannedResource[] {
  return plan.resources.filter(({ type }) => type === CLUSTER);
}

/**
 * The control plane that each resource is about, by URN: what is inside goes by its provider, what
 * belongs to AWS by its `clusterName`. Absent for resources of no cluster, and of one that the plan
 * does not create.
 */
export function clusterMembership(plan: Plan): ReadonlyMap<string, PlannedResource> {
  const clusters = new Map(controlPlanes(plan).map((cluster) => [cluster.urn, cluster]));
  const byName = new Map([...clusters.values()].map((cluster) => [nameOf(cluster), cluster]));
  const providers = new Map(
    plan.resources
      .filter(({ type }) => type === KUBERNETES_PROVIDER)
      .flatMap((provider) => {
        const cluster = firstIn(clusters, provider.propertyDependencies.kubeconfig);
        return cluster === undefined ? [] : [[provider.urn, cluster] as const];
      }),
  );
  return new Map(
    plan.resources.flatMap((resource) => {
      const cluster =
        providers.get(resource.urn) ??
        providers.get(resource.provider ?? "") ??
        firstIn(clusters, resource.propertyDependencies.clusterName) ??
        byName.get(resource.inputs.clusterName) ??
        ownerByTag(byName, resource);
      return cluster === undefined ? [] : [[resource.urn, cluster] as const];
    }),
  );
}

/** The physical name where it is given, else nothing that an input could equal. */
function nameOf(cluster: PlannedResource): unknown {
  return cluster.inputs.name ?? cluster.urn;
}

/** Groups of instances say in a tag whose nodes they are. */
function ownerByTag(
  byName: ReadonlyMap<unknown, PlannedResource>,
  { type, inputs }: PlannedResource,
): PlannedResource | undefined {
  if (type !== "aws:autoscaling/group:Group" || !Array.isArray(inputs.tags)) return undefined;
  const keys = JSON.stringify(inputs.tags);
  return [...byName].find(([name]) =>
    keys.includes(`"kubernetes.io/cluster/${String(name)}"`),
  )?.[1];
}

function firstIn(
  clusters: ReadonlyMap<string, PlannedResource>,
  urns: readonly string[] | undefined,
): PlannedResource | undefined {
  return urns?.map((urn) => clusters.get(urn)).find((cluster) => cluster !== undefined);
}
