import { isClusterScoped } from "../../../components/core/pure/cluster-scoped-kinds";
import { SIMULATED_ACCOUNT } from "../cloud-location";
import type { CloudModel } from "../cloud-model";
import type { ResourceRequest } from "../provider";
import { hexFrom, uuidFrom } from "../identifiers";
import { isProperties, isUnknown, reveal, textOf } from "../properties";
import type { Properties } from "../properties";
import { clusterNameOf } from "./cluster-name";
import { kindOfType, RELEASE_TYPE } from "./object-type";

/** A simulated cluster: objects are kept as they were sent, nothing runs. */
export const KUBERNETES_MODEL: CloudModel = {
  name: "kubernetes",
  // Objects of several clusters share one account.
  hasUniqueIds: false,

  // A cluster is to objects what a region is to things of AWS.
  locate: (configuration) => ({ account: SIMULATED_ACCOUNT, region: clusterNameOf(configuration) }),

  place: (_, cluster) => cluster,

  naturalId(resource) {
    const { name, namespace } = namesOf(resource);
    const { apiVersion, kind } = kindOfType(resource.type);
    if (resource.type !== RELEASE_TYPE && isClusterScoped(apiVersion, kind)) return name;
    return `${namespace ?? "default"}/${name}`;
  },

  mintId: (resource) => `${resource.name}-${hexFrom(resource.urn, 8)}`,

  compute: (resource) =>
    resource.type === RELEASE_TYPE ? computeRelease(resource) : computeObject(resource),

  invoke: () => undefined,
};

function computeObject(resource: ResourceRequest): Properties {
  const { name } = namesOf(resource);
  const { kind } = kindOfType(resource.type);
  return {
    metadata: { name, uid: uuidFrom(resource.urn), resourceVersion: "1", generation: 1 },
    ...(kind === "Namespace" ? { status: { phase: "Active" } } : {}),
    ...(isLoadBalancer(resource) ? { status: loadBalancerStatus(resource) } : {}),
  };
}

function computeRelease(resource: ResourceRequest): Properties {
  const { name, namespace } = namesOf(resource);
  const chart = textOf(resource.inputs, "chart") ?? "";
  const version = textOf(resource.inputs, "version") ?? "";
  const status = { name, namespace: namespace ?? "default", chart, version, revision: 1 };
  return { name, resourceNames: {}, status: { ...status, status: "deployed" } };
}

function isLoadBalancer(resource: ResourceRequest): boolean {
  const { spec } = resource.inputs;
  return (
    kindOfType(resource.type).kind === "Service" &&
    isProperties(spec) &&
    spec.type === "LoadBalancer"
  );
}

function loadBalancerStatus(resource: ResourceRequest): Properties {
  const hostname = `${hexFrom(resource.urn, 32)}.elb.us-east-1.amazonaws.com`;
  return { loadBalancer: { ingress: [{ hostname }] } };
}

/** Name and namespace: in `metadata` for objects, at the top for Helm releases. */
function namesOf(resource: ResourceRequest): { name: string; namespace: string | undefined } {
  const metadata = reveal(resource.inputs.metadata);
  const source = isProperties(metadata) ? metadata : resource.inputs;
  const given = reveal(source.name);
  const isGiven = typeof given === "string" && !isUnknown(given);
  const name = isGiven ? given : `${resource.name}-${hexFrom(resource.urn, 8)}`;
  return { name, namespace: textOf(source, "namespace") };
}
