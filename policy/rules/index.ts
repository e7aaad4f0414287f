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
import { dynamodbDurable } from "./data-queues-keys/dynamodb-durable";
import { elasticacheSecure } from "./data-queues-keys/elasticache-secure";
import { kmsRotation } from "./data-queues-keys/kms-rotation";
import { rdsDurable } from "./data-queues-keys/rds-durable";
import { rdsEncryptedPrivate } from "./data-queues-keys/rds-encrypted-private";
import { s3Baseline } from "./data-queues-keys/s3-baseline";
import { sqsDlq } from "./data-queues-keys/sqs-dlq";
import { sqsEncrypted } from "./data-queues-keys/sqs-encrypted";
import { sqsPolicy } from "./data-queues-keys/sqs-policy";
import { iamAdminStar } from "./iam/iam-admin-star";
import { iamPrivesc } from "./iam/iam-privesc";
import { iamTrust } from "./iam/iam-trust";
import { iamUsers } from "./iam/iam-users";
import { iamWildcards } from "./iam/iam-wildcards";
import { netDefaultDeny } from "./kubernetes-network/net-default-deny";
import { netExposure } from "./kubernetes-network/net-exposure";
import { netIngressTls } from "./kubernetes-network/net-ingress-tls";
import { netOpenWorld } from "./kubernetes-network/net-open-world";
import { netPodCovered } from "./kubernetes-network/net-pod-covered";
import { netPolicyDangling } from "./kubernetes-network/net-policy-dangling";
import { meshMtlsStrict } from "./mesh-security/mesh-mtls-strict";
import { nsPssLabel } from "./pod-security/ns-pss-label";
import { pssAllowPrivilegeEscalation } from "./pod-security/pss-allow-privilege-escalation";
import { pssApparmor } from "./pod-security/pss-apparmor";
import { pssCapabilitiesBaseline } from "./pod-security/pss-capabilities-baseline";
import { pssCapabilitiesRestricted } from "./pod-security/pss-capabilities-restricted";
import { pssHostNamespaces } from "./pod-security/pss-host-namespaces";
import { pssHostPath } from "./pod-security/pss-host-path";
import { pssHostPorts } from "./pod-security/pss-host-ports";
import { pssHostProbes } from "./pod-security/pss-host-probes";
import { pssPrivileged } from "./pod-security/pss-privileged";
import { pssProcMount } from "./pod-security/pss-proc-mount";
import { pssProcMountRestricted } from "./pod-security/pss-proc-mount-restricted";
import { pssRunAsNonRoot } from "./pod-security/pss-run-as-non-root";
import { pssRunAsUser } from "./pod-security/pss-run-as-user";
import { pssSeccompBaseline } from "./pod-security/pss-seccomp-baseline";
import { pssSeccompRestricted } from "./pod-security/pss-seccomp-restricted";
import { pssSelinux } from "./pod-security/pss-selinux";
import { pssSysctls } from "./pod-security/pss-sysctls";
import { pssVolumeTypes } from "./pod-security/pss-volume-types";
import { pssWindowsHostProcess } from "./pod-security/pss-windows-host-process";
import { quotaContainerMax } from "./quotas-and-limits/quota-container-max";
import { quotaFits } from "./quotas-and-limits/quota-fits";
import { quotaLimitrange } from "./quotas-and-limits/quota-limitrange";
import { quotaMemoryLimit } from "./quotas-and-limits/quota-memory-limit";
import { quotaNamespace } from "./quotas-and-limits/quota-namespace";
import { quotaRequests } from "./quotas-and-limits/quota-requests";
import { rbacClusterAdmin } from "./rbac/rbac-cluster-admin";
import { rbacCreatePodsExec } from "./rbac/rbac-create-pods-exec";
import { rbacDangerousObjects } from "./rbac/rbac-dangerous-objects";
import { rbacDefaultSa } from "./rbac/rbac-default-sa";
import { rbacEscalation } from "./rbac/rbac-escalation";
import { rbacSecrets } from "./rbac/rbac-secrets";
import { rbacSystemGroups } from "./rbac/rbac-system-groups";
import { rbacWildcard } from "./rbac/rbac-wildcard";
import { relDeprecatedApi } from "./reliability/rel-deprecated-api";
import { relIngressBackend } from "./reliability/rel-ingress-backend";
import { relMinReplicas } from "./reliability/rel-min-replicas";
import { relPdbAllowsEviction } from "./reliability/rel-pdb-allows-eviction";
import { relPdbRequired } from "./reliability/rel-pdb-required";
import { relProbes } from "./reliability/rel-probes";
import { relSelectorMatch } from "./reliability/rel-selector-match";
import { relServiceTarget } from "./reliability/rel-service-target";
import { relSpread } from "./reliability/rel-spread";
import { k8sAutomountToken } from "./workload-hardening/k8s-automount-token";
import { k8sDefaultNamespace } from "./workload-hardening/k8s-default-namespace";
import { k8sDefaultSa } from "./workload-hardening/k8s-default-sa";
import { k8sImagePinned } from "./workload-hardening/k8s-image-pinned";
import { k8sImageRegistry } from "./workload-hardening/k8s-image-registry";
import { k8sPlaintextCredential } from "./workload-hardening/k8s-plaintext-credential";
import { k8sReadonlyRootfs } from "./workload-hardening/k8s-readonly-rootfs";

/** Every rule of the pack, in the order of the catalogue. */
export const RULES: readonly Rule[] = [
  pssHostNamespaces,
  pssPrivileged,
  pssCapabilitiesBaseline,
  pssHostPath,
  pssHostPorts,
  pssHostProbes,
  pssApparmor,
  pssSelinux,
  pssProcMount,
  pssSeccompBaseline,
  pssSysctls,
  pssWindowsHostProcess,
  pssAllowPrivilegeEscalation,
  pssCapabilitiesRestricted,
  pssRunAsNonRoot,
  pssRunAsUser,
  pssSeccompRestricted,
  pssVolumeTypes,
  pssProcMountRestricted,
  nsPssLabel,
  k8sReadonlyRootfs,
  k8sAutomountToken,
  k8sDefaultSa,
  k8sImageRegistry,
  k8sImagePinned,
  k8sPlaintextCredential,
  k8sDefaultNamespace,
  relMinReplicas,
  relProbes,
  relPdbRequired,
  relPdbAllowsEviction,
  relSpread,
  relSelectorMatch,
  relServiceTarget,
  relIngressBackend,
  relDeprecatedApi,
  quotaRequests,
  quotaMemoryLimit,
  quotaContainerMax,
  quotaNamespace,
  quotaLimitrange,
  quotaFits,
  rbacWildcard,
  rbacClusterAdmin,
  rbacSecrets,
  rbacCreatePodsExec,
  rbacEscalation,
  rbacSystemGroups,
  rbacDangerousObjects,
  rbacDefaultSa,
  netDefaultDeny,
  netPodCovered,
  netPolicyDangling,
  netOpenWorld,
  netExposure,
  netIngressTls,
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
  iamAdminStar,
  iamWildcards,
  iamPrivesc,
  iamTrust,
  iamUsers,
  sqsEncrypted,
  sqsDlq,
  sqsPolicy,
  kmsRotation,
  rdsEncryptedPrivate,
  rdsDurable,
  elasticacheSecure,
  dynamodbDurable,
  s3Baseline,
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
