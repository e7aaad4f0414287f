import { drainReason, keepsVolumes, teardownRole } from "../../components/core/pure/teardown-role";
import { clusterMembership } from "../cluster-members";
import type { DependencyGraph } from "../dependency-graph";
import { groupBy } from "../../components/core/pure/group-by";
import type { Plan, PlannedResource } from "../model";
import type { TeardownNote, Unprotect } from "./model";
import { isBuiltIn, namesOf, reclaimersOf } from "./reclaimers";

/** Node pools that AWS makes; those of Karpenter are objects and are drained themselves. */
const POOL = /^aws:(?:eks\/(?:nodeGroup|fargateProfile)|autoscaling\/group):/;

/** Guards that an update must take down first. */
export function findGuards(resources: readonly PlannedResource[]): readonly Unprotect[] {
  return resources.flatMap(({ urn, protect, inputs }) => [
    ...(protect ? [{ urn, guard: "protect" } as const] : []),
    ...(inputs.deletionProtection === true ? [{ urn, guard: "deletionProtection" } as const] : []),
  ]);
}

/** What would hang or be left behind by mistake, by cluster that the plan creates. */
export function findProblems(plan: Plan, graph: DependencyGraph): readonly TeardownNote[] {
  const membership = clusterMembership(plan);
  const byCluster = groupBy(plan.resources, ({ urn }) => membership.get(urn));
  return [...byCluster].flatMap(([cluster, members]) =>
    cluster === undefined
      ? []
      : members.flatMap((member) => problemsOf(member, { cluster, members, graph })),
  );
}

interface ClusterContext {
  readonly cluster: PlannedResource;
  readonly members: readonly PlannedResource[];
  readonly graph: DependencyGraph;
}

function problemsOf(object: PlannedResource, context: ClusterContext): readonly TeardownNote[] {
  switch (teardownRole(object.type, object.inputs)) {
    case "none":
      return [];
    case "discard":
      return object.deletedWith === null
        ? [
            note(
              object,
              "would be deleted by a call to an API that is about to go; set deletedWith",
            ),
          ]
        : [];
    case "drain":
      return drainProblems(object, context);
  }
}

function drainProblems(
  object: PlannedResource,
  { cluster, members, graph }: ClusterContext,
): readonly TeardownNote[] {
  const reason = drainReason(object.type, object.inputs);
  if (reason === undefined) return [];
  const { leaves, reclaimer } = reason;
  if (object.deletedWith !== null) {
    return [note(object, `leaves ${leaves} behind, got deletedWith; let it be deleted by a call`)];
  }
  const earlyPools = members.filter(
    ({ type, urn }) => POOL.test(type) && !graph.reaches(object.urn, urn),
  );
  return [
    ...controllerProblems(object, { cluster, members, graph }, reclaimer, leaves),
    ...earlyPools.map(({ name }) =>
      note(object, `may outlive the nodes of ${name} that its controller runs on; depend on them`),
    ),
  ];
}

function controllerProblems(
  object: PlannedResource,
  { cluster, members, graph }: ClusterContext,
  reclaimer: Parameters<typeof isBuiltIn>[0],
  leaves: string,
): readonly TeardownNote[] {
  const controllers = reclaimersOf(reclaimer, members);
  if (controllers.length === 0) {
    if (isBuiltIn(reclaimer, cluster)) return [];
    const wanted = namesOf(reclaimer);
    return [note(object, `leaves ${leaves} behind, got no controller; declare ${wanted}`)];
  }
  return controllers
    .filter(
      ({ urn, deletedWith }) => deletedWith !== cluster.urn && !graph.reaches(object.urn, urn),
    )
    .map(({ name }) => note(object, `may outlive its controller ${name}; depend on it`));
}

/** What stays in the account on purpose. */
export function findLeftBehind(resources: readonly PlannedResource[]): readonly TeardownNote[] {
  return resources.flatMap((resource) => [
    ...(resource.retainOnDelete ? [note(resource, "is retained: it leaves the state only")] : []),
    ...(keepsVolumes(resource.type, resource.inputs)
      ? [
          note(
            resource,
            "keeps its volumes; delete them by hand once the data is not needed any more",
          ),
        ]
      : []),
    ...(resource.type === "aws:kms/key:Key"
      ? [note(resource, "waits for the end of its deletion window; until then it can be restored")]
      : []),
  ]);
}

function note({ urn }: PlannedResource, message: string): TeardownNote {
  return { urn, message };
}
