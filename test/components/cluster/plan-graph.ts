import { AccessGrants, EksCluster, NodePool } from "../../../components/cluster";
import { planProgram } from "../../../plan/engine/plan-program";
import type { PlannedResource } from "../../../plan/model";
import { clusterArgs } from "./plan-cluster";

/** A cluster with a grant and a pool of each kind that AWS makes, as a graph: it shows order and options, which mocks do not. */
export async function planGraph(): Promise<(name: string) => PlannedResource> {
  const { resources } = await planProgram({
    project: "orchestration-platform",
    stack: "test",
    environment: "dev",
    config: {},
    entry: () => {
      const cluster = new EksCluster("dev-cluster", clusterArgs);
      new AccessGrants("dev-access", {
        aws: clusterArgs.aws,
        cluster,
        grants: {
          developers: {
            kind: "policy",
            principalArn: "arn:aws:iam::111122223333:role/developers",
            policy: "edit",
            scope: { kind: "namespaces", namespaces: ["shop"] },
          },
        },
      });
      new NodePool("dev-general", {
        aws: clusterArgs.aws,
        cluster,
        subnetIds: clusterArgs.subnetIds,
        instanceTypes: ["m7g.large"],
        size: { min: 2, max: 6 },
      });
      new NodePool("dev-own", {
        backend: "self-managed",
        aws: clusterArgs.aws,
        cluster,
        subnetIds: clusterArgs.subnetIds,
        instanceTypes: ["m7g.large"],
        size: { min: 2, max: 6 },
      });
      new NodePool("dev-jobs", {
        backend: "fargate",
        aws: clusterArgs.aws,
        cluster,
        subnetIds: clusterArgs.subnetIds,
        selectors: [{ namespace: "jobs" }],
      });
    },
  });
  return (name) => {
    const found = resources.find((resource) => resource.name === name);
    if (found === undefined) throw new Error(`no resource ${name} in the plan`);
    return found;
  };
}

/** Logical names of what a resource depends on, sorted. */
export function dependencyNames({ dependencies }: PlannedResource): readonly string[] {
  return dependencies.map((urn) => urn.slice(urn.lastIndexOf("::") + 2)).toSorted();
}
