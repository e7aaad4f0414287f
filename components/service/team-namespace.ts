import * as kubernetes from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";
import {
  applyTransform,
  assertValid,
  BaseComponent,
  DEFAULT_KUBERNETES_MINOR,
  guarded,
  type KubernetesMinor,
  nameAfter,
  physicalName,
  type Transform,
  withDefaults,
} from "../core";
import { planEditorsBinding } from "./pure/editors-binding";
import { planLimitRange } from "./pure/limit-range";
import { namespaceLabels } from "./pure/namespace-labels";
import { planNamespaceNetworkPolicies } from "./pure/namespace-network-policies";
import { namespaceRules } from "./pure/namespace-rules";
import type {
  ContainerLimits,
  NamespaceIsolation,
  NamespaceQuota,
  NamespaceSettings,
} from "./pure/namespace-settings";
import { planResourceQuota } from "./pure/resource-quota";

/** Arguments of {@link TeamNamespace}. */
export interface TeamNamespaceArgs {
  /** Name of the namespace. @default - the component's name */
  readonly namespace?: string;
  /** What all pods together may request. @default - 8 cores, 16Gi, 50 pods, 10 volume claims */
  readonly quota?: NamespaceQuota | "unlimited";
  /** Defaults and ceiling of one container. @default - 100m and 256Mi, at most 4 cores and 8Gi */
  readonly containerLimits?: ContainerLimits;
  /** Whether pods are cut off from all that is not declared. @default "default-deny" */
  readonly isolation?: NamespaceIsolation;
  /**
   * Group whose members may change what is inside, as the cluster names it (on EKS `kubernetesGroups`
   * of an access entry). They read Secrets and change network policies, but not the quota or roles.
   * @default - nobody beyond those who administer the cluster
   */
  readonly editorsGroup?: string;
  /** Minor of the cluster; pins the Pod Security level. @default 1.35 */
  readonly kubernetesVersion?: KubernetesMinor;
  /** Adjusts the planned objects. */
  readonly transform?: {
    readonly namespace?: Transform<kubernetes.core.v1.NamespaceArgs>;
    readonly resourceQuota?: Transform<kubernetes.core.v1.ResourceQuotaArgs>;
    readonly limitRange?: Transform<kubernetes.core.v1.LimitRangeArgs>;
  };
}

/** Resources of a {@link TeamNamespace}. */
export interface TeamNamespaceNodes {
  readonly namespace: kubernetes.core.v1.Namespace;
  /** Absent where the quota is `"unlimited"`. */
  readonly resourceQuota: kubernetes.core.v1.ResourceQuota | undefined;
  readonly limitRange: kubernetes.core.v1.LimitRange;
  /** By name of the policy; empty in an open namespace. */
  readonly networkPolicies: Readonly<Record<string, kubernetes.networking.v1.NetworkPolicy>>;
  /** Absent without `editorsGroup`. */
  readonly editors: kubernetes.rbac.v1.RoleBinding | undefined;
}

/** Defaults of {@link TeamNamespace}. */
export const TEAM_NAMESPACE_DEFAULTS = {
  quota: guarded<NamespaceQuota | "unlimited">(
    "quota-namespace",
    // A handful of services with room for a rolling update; nothing that costs money by itself.
    { cpu: "8", memory: "16Gi", pods: 50, persistentVolumeClaims: 10, loadBalancers: 0 },
    "unlimited",
  ),
  containerLimits: {
    defaultRequest: { cpu: "100m", memory: "256Mi" }, // a small service at rest
    defaultLimit: { cpu: "1", memory: "256Mi" }, // memory as requested: no neighbour is evicted
    max: { cpu: "4", memory: "8Gi" }, // half of the smallest node that we would buy
  },
  isolation: guarded<NamespaceIsolation>("net-default-deny", "default-deny", "open"),
  kubernetesVersion: DEFAULT_KUBERNETES_MINOR,
} as const;

/**
 * A namespace that a team may fill with workloads without harming another: bounded, isolated, in the
 * mesh, and restricted in what its pods may do.
 *
 * Creates:
 * 1. the namespace: sidecars injected, restricted Pod Security Standard enforced,
 * 2. a ResourceQuota for requests, limits, pods, volume claims and load balancers,
 * 3. a LimitRange with the defaults and the ceiling of a container,
 * 4. three NetworkPolicies: deny everything, allow name resolution, allow the mesh control plane,
 * 5. a RoleBinding of the built-in role `edit`, where a group of editors is named.
 *
 * @example
 * const shop = new TeamNamespace("shop", {}, { provider });
 *
 * **Cost**: none of its own; the quota is the most that the team can cost.
 *
 * **Failure modes**: a full quota refuses new pods, rolling updates included, while those that run
 * are untouched. A pod below the restricted standard is refused at creation. A call that no
 * NetworkPolicy allows times out instead of being refused.
 *
 * @covers AL-2 TF-1 FT-4 KI-3 SV-2
 */
export class TeamNamespace extends BaseComponent {
  /** Name of the namespace; what is created with it waits for the namespace. */
  readonly namespace: pulumi.Output<string>;
  readonly nodes: TeamNamespaceNodes;

  constructor(name: string, args: TeamNamespaceArgs = {}, opts?: pulumi.ComponentResourceOptions) {
    super("service:TeamNamespace", name, opts);
    const settings = resolve(name, args);
    assertValid(namespaceRules(settings), `namespace ${settings.namespace}`);
    const child = this.child();

    const namespace = createNamespace(name, settings, args.transform?.namespace, child);
    this.namespace = nameAfter(namespace, settings.namespace);
    this.nodes = {
      namespace,
      resourceQuota: createResourceQuota(name, this.namespace, settings, args.transform, child),
      limitRange: createLimitRange(name, this.namespace, settings, args.transform, child),
      networkPolicies: createNetworkPolicies(name, this.namespace, settings, child),
      editors: createEditors(name, this.namespace, settings, child),
    };
    this.registerOutputs({ namespace: this.namespace });
  }
}

function resolve(name: string, args: TeamNamespaceArgs): NamespaceSettings {
  return withDefaults(
    { namespace: physicalName("kubernetesLabel", name), ...TEAM_NAMESPACE_DEFAULTS },
    args,
  );
}

function createNamespace(
  name: string,
  settings: NamespaceSettings,
  transform: Transform<kubernetes.core.v1.NamespaceArgs> | undefined,
  opts: pulumi.CustomResourceOptions,
): kubernetes.core.v1.Namespace {
  const planned: kubernetes.core.v1.NamespaceArgs = {
    metadata: { name: settings.namespace, labels: namespaceLabels(settings.kubernetesVersion) },
  };
  return new kubernetes.core.v1.Namespace(
    `${name}-namespace`,
    applyTransform(transform, planned),
    opts,
  );
}

function createResourceQuota(
  name: string,
  namespace: pulumi.Output<string>,
  { quota }: NamespaceSettings,
  transform: TeamNamespaceArgs["transform"],
  opts: pulumi.CustomResourceOptions,
): kubernetes.core.v1.ResourceQuota | undefined {
  if (quota === "unlimited") return undefined;
  const planned: kubernetes.core.v1.ResourceQuotaArgs = {
    metadata: { name: "team", namespace },
    spec: planResourceQuota(quota),
  };
  return new kubernetes.core.v1.ResourceQuota(
    `${name}-quota`,
    applyTransform(transform?.resourceQuota, planned),
    opts,
  );
}

function createLimitRange(
  name: string,
  namespace: pulumi.Output<string>,
  settings: NamespaceSettings,
  transform: TeamNamespaceArgs["transform"],
  opts: pulumi.CustomResourceOptions,
): kubernetes.core.v1.LimitRange {
  const planned: kubernetes.core.v1.LimitRangeArgs = {
    metadata: { name: "team", namespace },
    spec: planLimitRange(settings.containerLimits),
  };
  return new kubernetes.core.v1.LimitRange(
    `${name}-limits`,
    applyTransform(transform?.limitRange, planned),
    opts,
  );
}

function createNetworkPolicies(
  name: string,
  namespace: pulumi.Output<string>,
  settings: NamespaceSettings,
  opts: pulumi.CustomResourceOptions,
): TeamNamespaceNodes["networkPolicies"] {
  const policies = Object.entries(planNamespaceNetworkPolicies(settings.isolation));
  return Object.fromEntries(
    policies.map(([policyName, spec]) => [
      policyName,
      new kubernetes.networking.v1.NetworkPolicy(
        `${name}-${policyName}`,
        { metadata: { name: policyName, namespace }, spec },
        opts,
      ),
    ]),
  );
}

function createEditors(
  name: string,
  namespace: pulumi.Output<string>,
  { editorsGroup }: NamespaceSettings,
  opts: pulumi.CustomResourceOptions,
): kubernetes.rbac.v1.RoleBinding | undefined {
  if (editorsGroup === undefined) return undefined;
  return new kubernetes.rbac.v1.RoleBinding(
    `${name}-editors`,
    { metadata: { name: "editors", namespace }, ...planEditorsBinding(editorsGroup) },
    opts,
  );
}
