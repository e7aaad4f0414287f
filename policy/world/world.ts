import { addonsNamed } from "./aws/addons";
import { clusterParts, clustersOf, EKS_CLUSTER_TYPES } from "./aws/eks-cluster";
import { nodePoolsOf, templatesOf } from "./aws/node-groups";
import { unplacedVpcReferences, VPC_TYPES, vpcParts, type VpcPartKind } from "./aws/vpcs";
import { roleTrustsOf, type RoleTrust } from "./aws/workload-identity";
import { controllersOf } from "./autoscaling/karpenter";
import { autoscalersOf, type Autoscaler } from "./autoscaling/autoscalers";
import type { Field } from "../rule/field";
import type { NormalizedResource } from "../rule/resource";
import { blindSpots, type BlindSpots } from "./kubernetes/blind-spots";
import {
  disruptionBudgetsIn,
  disruptionBudgetsOf,
  type DisruptionBudget,
} from "./kubernetes/disruption-budgets";
import {
  namespaceObjects,
  namespaceResolver,
  teamNamespaces,
  unplacedUsers,
  usedNamespaces,
  type NamespaceResolver,
  type UsedNamespace,
} from "./kubernetes/namespaces";
import {
  networkPoliciesIn,
  networkPoliciesOf,
  type NetworkPolicy,
} from "./kubernetes/network-policies";
import { placementOf, type Placement } from "./kubernetes/placement";
import { replicasIn, type ReplicaNumbers } from "./kubernetes/replicas";
import { bindingsOf, type Binding } from "./kubernetes/role-bindings";
import { servicesIn, servicesOf, type Service } from "./kubernetes/services";
import { workloadPatchesOf, workloadsIn, workloadsOf, type Workload } from "./kubernetes/workloads";
import { destinationRulesOf, type DestinationRule } from "./mesh/destination-rules";
import { meshHostsOf, type MeshHosts, type MeshHostSettings } from "./mesh/mesh-hosts";
import { mutualTlsOf, type MutualTls } from "./mesh/mutual-tls";
import { virtualServicesOf, type VirtualService } from "./mesh/virtual-services";
import { monitorsFor, monitorsOf, type Monitor } from "./monitoring/monitors";
import { ResourceIndex, type Types } from "./resource-index";

/**
 * The stack as rules see it, built once a run: the resources of some types, what stands behind a
 * reference, and what the readers in this folder make of them. Each answer is computed at the first
 * question and kept.
 */
export class World extends ResourceIndex {
  /** What runs pods, patches left out. */
  get workloads(): readonly Workload[] {
    return workloadsOf(this);
  }

  /** Workloads of one namespace. */
  workloadsIn(namespace: string | undefined): readonly Workload[] {
    return workloadsIn(this, namespace);
  }

  /** Patches of workloads, of which only what they set is known. */
  get workloadPatches(): readonly Workload[] {
    return workloadPatchesOf(this);
  }

  /** Services, patches left out. */
  get services(): readonly Service[] {
    return servicesOf(this);
  }

  /** Services of one namespace. */
  servicesIn(namespace: string): readonly Service[] {
    return servicesIn(this, namespace);
  }

  /** The namespace that an object goes to; undefined while it is not known. */
  get namespaceOf(): NamespaceResolver {
    return namespaceResolver(this);
  }

  /** The Namespace objects whose names are known, by name. */
  get namespaceObjects(): ReadonlyMap<string, Field> {
    return namespaceObjects(this);
  }

  /** Namespaces that are declared, or that a workload or an object of the other types is in. */
  usedNamespaces(...otherTypes: readonly string[]): readonly UsedNamespace[] {
    return usedNamespaces(this, ...otherTypes);
  }

  /** The same without those of Kubernetes and of the platform. */
  teamNamespaces(...otherTypes: readonly string[]): readonly UsedNamespace[] {
    return teamNamespaces(this, ...otherTypes);
  }

  /** Namespaces without a name yet, and workloads without a namespace yet. */
  get unplacedUsers(): readonly Field[] {
    return unplacedUsers(this);
  }

  /** The objects of a type by namespace. */
  placement(type: string): Placement {
    return placementOf(this, type);
  }

  /** Why objects of a kind may exist unseen; give the same predicate to have it read once. */
  blindSpots(isOfKind: (resource: NormalizedResource) => boolean): BlindSpots {
    return blindSpots(this, isOfKind);
  }

  /** NetworkPolicies, patches left out. */
  get networkPolicies(): readonly NetworkPolicy[] {
    return networkPoliciesOf(this);
  }

  /** NetworkPolicies of one namespace. */
  networkPoliciesIn(namespace: string): readonly NetworkPolicy[] {
    return networkPoliciesIn(this, namespace);
  }

  /** PodDisruptionBudgets, patches left out. */
  get disruptionBudgets(): readonly DisruptionBudget[] {
    return disruptionBudgetsOf(this);
  }

  /** PodDisruptionBudgets of one namespace. */
  disruptionBudgetsIn(namespace: string): readonly DisruptionBudget[] {
    return disruptionBudgetsIn(this, namespace);
  }

  /** Who is given which role. */
  get roleBindings(): readonly Binding[] {
    return bindingsOf(this);
  }

  /** How many pods workloads have, and who decides it. */
  get replicas(): ReplicaNumbers {
    return replicasIn(this);
  }

  /** Autoscalers of some types with their targets. */
  autoscalers(types: Types): readonly Autoscaler[] {
    return autoscalersOf(this, types);
  }

  /** What asks for Karpenter's controller. */
  get karpenterControllers(): readonly Field[] {
    return controllersOf(this);
  }

  /** The hosts that the mesh knows. */
  meshHosts({ clusterDomain }: MeshHostSettings): MeshHosts {
    return meshHostsOf(this, clusterDomain);
  }

  /** DestinationRules with the host that each is about. */
  destinationRules({ clusterDomain }: MeshHostSettings): readonly DestinationRule[] {
    return destinationRulesOf(this, clusterDomain);
  }

  /** Where mutual TLS is required, by the root namespace of the mesh. */
  mutualTls(rootNamespace: string): MutualTls {
    return mutualTlsOf(this, rootNamespace);
  }

  /** VirtualServices with what they route. */
  get virtualServices(): readonly VirtualService[] {
    return virtualServicesOf(this);
  }

  /** ServiceMonitors and PodMonitors, patches left out. */
  get monitors(): readonly Monitor[] {
    return monitorsOf(this);
  }

  /** Monitors that look into a namespace, or may do so. */
  monitorsFor(namespace: string): readonly Monitor[] {
    return monitorsFor(this, namespace);
  }

  // AWS

  /** EKS clusters. */
  get eksClusters(): readonly Field[] {
    return this.of(EKS_CLUSTER_TYPES);
  }

  /** The EKS clusters that a field such as `clusterName` refers to. */
  eksClustersOf(name: Field): readonly Field[] {
    return clustersOf(name, this);
  }

  /** The resources of some types that belong to an EKS cluster by their `clusterName`. */
  eksClusterParts(cluster: Field, types: Types): readonly Field[] {
    return clusterParts(this, cluster, types);
  }

  /** EKS add-ons with a name, such as `vpc-cni`. */
  eksAddons(name: string): readonly Field[] {
    return addonsNamed(this, name);
  }

  /** Groups whose instances are nodes: managed ones, and those whose tags name a cluster. */
  get nodePools(): readonly Field[] {
    return nodePoolsOf(this);
  }

  /** The launch templates that a node pool uses. */
  launchTemplatesOf(pool: Field): readonly Field[] {
    return templatesOf(this, pool);
  }

  /** IAM roles with their trust in service accounts. */
  get roleTrusts(): readonly RoleTrust[] {
    return roleTrustsOf(this);
  }

  /** VPCs. */
  get vpcs(): readonly Field[] {
    return this.of(VPC_TYPES);
  }

  /** The resources of one kind that belong to a VPC. */
  vpcParts(vpc: Field, kind: VpcPartKind): readonly Field[] {
    return vpcParts(this, vpc, kind);
  }

  /** References of resources of one kind that may belong to any VPC. */
  unplacedVpcReferences(kind: VpcPartKind): readonly Field[] {
    return unplacedVpcReferences(this, kind);
  }
}
