import type { PlannedResource } from "../../plan/model";
import { planned, plannedObject } from "./planned";

/** A control plane, the pool and the provider that go with it, named after the cluster. */
export function plannedCluster(name: string, inputs: PlannedResource["inputs"] = {}) {
  const controlPlane = planned({
    type: "aws:eks/cluster:Cluster",
    name: `${name}-control-plane`,
    inputs: { name, version: "1.35", ...inputs },
  });
  const pool = planned({
    type: "aws:eks/nodeGroup:NodeGroup",
    name: `${name}-pool`,
    inputs: { clusterName: name, version: "1.35" },
    dependencies: [controlPlane.urn],
  });
  const provider = planned({
    type: "pulumi:providers:kubernetes",
    name: `${name}-kubernetes`,
    dependencies: [controlPlane.urn, pool.urn],
    propertyDependencies: { kubeconfig: [controlPlane.urn] },
  });
  return { controlPlane, pool, provider, resources: [controlPlane, pool, provider] };
}

type PlannedCluster = ReturnType<typeof plannedCluster>;

/** An object inside, which goes with the cluster unless a test says otherwise. */
export function objectIn(
  { controlPlane, provider }: PlannedCluster,
  apiVersion: string,
  kind: string,
  inputs: PlannedResource["inputs"] = {},
  overrides: Partial<PlannedResource> = {},
): PlannedResource {
  return plannedObject(apiVersion, kind, inputs, {
    provider: provider.urn,
    deletedWith: controlPlane.urn,
    ...overrides,
  });
}

/** A Helm release inside. */
export function releaseIn(
  cluster: PlannedCluster,
  chart: string,
  inputs: PlannedResource["inputs"] = {},
  overrides: Partial<PlannedResource> = {},
): PlannedResource {
  return planned({
    type: "kubernetes:helm.sh/v3:Release",
    name: chart,
    inputs: { chart, version: "1.0.0", ...inputs },
    provider: cluster.provider.urn,
    deletedWith: cluster.controlPlane.urn,
    ...overrides,
  });
}
