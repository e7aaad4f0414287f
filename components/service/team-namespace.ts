import * as kubernetes from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";
import {
  assertValid,
  BaseComponent,
  type Children,
  DEFAULT_KUBERNETES_MINOR,
  type KubernetesMinor,
  mapValues,
  nameAfter,
  physicalName,
  type Transforms,
  withDefaults,
} from "../core";
import { planEditorsBinding } from "./pure/editors-binding";
import { planLimitRange } from "./pure/limit-range";
import { namespaceLabels } from "./pure/namespace-labels";
import { planNamespaceNetworkPolicies } from "./pure/namespace-network-policies";
import { namespaceRules } from "./pure/namespace-rules";
import {
  type ContainerLimits,
  GREATEST_CONTAINER,
  type NamespaceIsolation,
  type NamespaceQuota,
  type NamespaceSettings,
} from "./pure/namespace-settings";
import { planResourceQuota } from "./pure/resource-quota";

/** Children of a {@link TeamNamespace} that `transform` reaches, with their arguments. */
export interface TeamNamespaceChildren {
  namespace: kubernetes.core.v1.NamespaceArgs;
  resourceQuota: kubernetes.core.v1.ResourceQuotaArgs;
  limitRange: kubernetes.core.v1.LimitRangeArgs;
  networkPolicy: kubernetes.networking.v1.NetworkPolicyArgs;
  editors: kubernetes.rbac.v1.RoleBindingArgs;
}

/** Arguments of {@link TeamNamespace}. */
export interface TeamNamespaceArgs {
  /** Name of the namespace. @default - the component's name */
  readonly namespace?: string;
  /**
   * What all pods together may request. Guarded by the policy rule `quota-namespace`.
   * @default - 8 cores, 16Gi, 50 pods, 10 volume claims
   */
  readonly quota?: NamespaceQuota | "unlimited";
  /** Defaults and ceiling of one container. @default - 100m and 256Mi, at most 4 cores and 8Gi */
  readonly containerLimits?: ContainerLimits;
  /**
   * Whether pods are cut off from all that is not declared. Guarded by the policy rule
   * `net-default-deny`. @default "default-deny"
   */
  readonly isolation?: NamespaceIsolation;
  /**
   * Group whose members may change what is inside, as the cluster names it (on EKS `kubernetesGroups`
   * of an access entry). They read Secrets and change network policies, but not the quota or roles.
   * @default - only the administrators of the cluster
   */
  readonly editorsGroup?: string;
  /** Minor of the cluster; pins the Pod Security level. @default 1.35 */
  readonly kubernetesVersion?: KubernetesMinor;
  /** Adjusts a child beyond these arguments. */
  readonly transform?: Transforms<TeamNamespaceChildren>;
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
  // A handful of services with room for a rolling update; nothing that costs money by itself.
  quota: { cpu: "8", memory: "16Gi", pods: 50, persistentVolumeClaims: 10, loadBalancers: 0 },
  containerLimits: {
    defaultRequest: { cpu: "100m", memory: "256Mi" }, // a small service at rest
    defaultLimit: { cpu: "1", memory: "256Mi" }, // memory as requested: no neighbour is evicted
    max: GREATEST_CONTAINER, // see there
  },
  isolation: "default-deny", // a connection that is not declared is not needed
  kubernetesVersion: DEFAULT_KUBERNETES_MINOR,
} as const satisfies Partial<TeamNamespaceArgs>;

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
 * **Cost**: none by itself; the quota is the upper bound of what the team costs.
 *
 * **Failure modes**: a full quota refuses new pods, rolling updates included, while those that run
 * are untouched. A pod below the restricted standard is refused at creation. A call that no
 * NetworkPolicy allows times out instead of being refused.
 */
export class TeamNamespace extends BaseComponent {
  /** Name of the namespace; what is created with it waits for the namespace. */
  readonly namespace: pulumi.Output<string>;
  readonly nodes: TeamNamespaceNodes;

  constructor(name: string, args: TeamNamespaceArgs = {}, opts?: pulumi.ComponentResourceOptions) {
    super("service:TeamNamespace", name, opts);
    const settings = resolve(name, args);
    assertValid(namespaceRules(settings), `namespace ${settings.namespace}`);
    const children = this.children(args.transform);

    const namespace = createNamespace(name, settings, children);
    this.namespace = nameAfter(namespace, settings.namespace);
    this.nodes = {
      namespace,
      resourceQuota: createResourceQuota(name, this.namespace, settings, children),
      limitRange: createLimitRange(name, this.namespace, settings, children),
      networkPolicies: createNetworkPolicies(name, this.namespace, settings, children),
      editors: createEditors(name, this.namespace, settings, children),
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
  children: Children<TeamNamespaceChildren>,
): kubernetes.core.v1.Namespace {
  return children.create("namespace", kubernetes.core.v1.Namespace, `${name}-namespace`, {
    metadata: { name: settings.namespace, labels: namespaceLabels(settings.kubernetesVersion) },
  });
}

function createResourceQuota(
  name: string,
  namespace: pulumi.Output<string>,
  { quota }: NamespaceSettings,
  children: Children<TeamNamespaceChildren>,
): kubernetes.core.v1.ResourceQuota | undefined {
  if (quota === "unlimited") return undefined;
  return children.create("resourceQuota", kubernetes.core.v1.ResourceQuota, `${name}-quota`, {
    metadata: { name: "team", namespace },
    spec: planResourceQuota(quota),
  });
}

function createLimitRange(
  name: string,
  namespace: pulumi.Output<string>,
  settings: NamespaceSettings,
  children: Children<TeamNamespaceChildren>,
): kubernetes.core.v1.LimitRange {
  return children.create("limitRange", kubernetes.core.v1.LimitRange, `${name}-limits`, {
    metadata: { name: "team", namespace },
    spec: planLimitRange(settings.containerLimits),
  });
}

function createNetworkPolicies(
  name: string,
  namespace: pulumi.Output<string>,
  settings: NamespaceSettings,
  children: Children<TeamNamespaceChildren>,
): TeamNamespaceNodes["networkPolicies"] {
  return mapValues(planNamespaceNetworkPolicies(settings.isolation), (spec, policyName) =>
    children.create(
      "networkPolicy",
      kubernetes.networking.v1.NetworkPolicy,
      `${name}-${policyName}`,
      { metadata: { name: policyName, namespace }, spec },
    ),
  );
}

function createEditors(
  name: string,
  namespace: pulumi.Output<string>,
  { editorsGroup }: NamespaceSettings,
  children: Children<TeamNamespaceChildren>,
): kubernetes.rbac.v1.RoleBinding | undefined {
  if (editorsGroup === undefined) return undefined;
  return children.create("editors", kubernetes.rbac.v1.RoleBinding, `${name}-editors`, {
    metadata: { name: "editors", namespace },
    ...planEditorsBinding(editorsGroup),
  });
}
