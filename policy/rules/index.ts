import type { Rule } from "../support/rule";
import { asClusterAutoscaler } from "./autoscaling/as-cluster-autoscaler";
import { asKarpenter } from "./autoscaling/as-karpenter";
import { asKarpenterInterruption } from "./autoscaling/as-karpenter-interruption";
import { asKarpenterPlacement } from "./autoscaling/as-karpenter-placement";
import { asSingleOwner } from "./autoscaling/as-single-owner";
import { asSpotDiversity } from "./autoscaling/as-spot-diversity";
import { asStaticReplicas } from "./autoscaling/as-static-replicas";
import { asTargetExists } from "./autoscaling/as-target-exists";
import { eksAccess } from "./aws-eks/eks-access";
import { eksAddons } from "./aws-eks/eks-addons";
import { eksClusterSecurityGroup } from "./aws-eks/eks-cluster-security-group";
import { eksEndpointPrivate } from "./aws-eks/eks-endpoint-private";
import { eksIrsaTrust } from "./aws-eks/eks-irsa-trust";
import { eksLogging } from "./aws-eks/eks-logging";
import { eksNodeBounds } from "./aws-eks/eks-node-bounds";
import { eksNodeOs } from "./aws-eks/eks-node-os";
import { eksNodes } from "./aws-eks/eks-nodes";
import { eksPodSecurityGroups } from "./aws-eks/eks-pod-security-groups";
import { eksPrefixDelegation } from "./aws-eks/eks-prefix-delegation";
import { eksRolePerWorkload } from "./aws-eks/eks-role-per-workload";
import { eksRuntimeMonitoring } from "./aws-eks/eks-runtime-monitoring";
import { eksSecretsKms } from "./aws-eks/eks-secrets-kms";
import { eksVersion } from "./aws-eks/eks-version";
import { sgAdminIngress } from "./aws-network/sg-admin-ingress";
import { sgOpenIngress } from "./aws-network/sg-open-ingress";
import { subnetPublicIp } from "./aws-network/subnet-public-ip";
import { vpcDefaultSg } from "./aws-network/vpc-default-sg";
import { vpcEndpoints } from "./aws-network/vpc-endpoints";
import { vpcFlowLogs } from "./aws-network/vpc-flow-logs";
import { tagRequired } from "./cost-account-quota-tags/tag-required";
import { kmsRotation } from "./data-queues-keys/kms-rotation";
import { netDefaultDeny } from "./kubernetes-network/net-default-deny";
import { meshMtlsStrict } from "./mesh-security/mesh-mtls-strict";
import { pssHostNamespaces } from "./pod-security/pss-host-namespaces";
import { pssPrivileged } from "./pod-security/pss-privileged";
import { pssRunAsNonRoot } from "./pod-security/pss-run-as-non-root";
import { quotaMemoryLimit } from "./quotas-and-limits/quota-memory-limit";
import { quotaNamespace } from "./quotas-and-limits/quota-namespace";
import { quotaRequests } from "./quotas-and-limits/quota-requests";
import { k8sImagePinned } from "./workload-hardening/k8s-image-pinned";
import { k8sReadonlyRootfs } from "./workload-hardening/k8s-readonly-rootfs";

/** Every rule of the pack, in the order of the catalogue. */
export const RULES: readonly Rule[] = [
  pssHostNamespaces,
  pssPrivileged,
  pssRunAsNonRoot,
  k8sReadonlyRootfs,
  k8sImagePinned,
  quotaRequests,
  quotaMemoryLimit,
  quotaNamespace,
  netDefaultDeny,
  meshMtlsStrict,
  asTargetExists,
  asStaticReplicas,
  asSingleOwner,
  asKarpenter,
  eksEndpointPrivate,
  eksSecretsKms,
  eksLogging,
  eksVersion,
  eksAccess,
  eksNodes,
  eksNodeBounds,
  eksAddons,
  eksIrsaTrust,
  vpcFlowLogs,
  vpcDefaultSg,
  sgAdminIngress,
  sgOpenIngress,
  subnetPublicIp,
  vpcEndpoints,
  kmsRotation,
  tagRequired,
  eksRolePerWorkload,
  eksRuntimeMonitoring,
  eksNodeOs,
  eksClusterSecurityGroup,
  eksPrefixDelegation,
  eksPodSecurityGroups,
  asKarpenterPlacement,
  asKarpenterInterruption,
  asSpotDiversity,
  asClusterAutoscaler,
];
