import type { Rule } from "../rule/rule";
import { asClusterAutoscaler } from "./autoscaling/as-cluster-autoscaler";
import { asHpaBounds } from "./autoscaling/as-hpa-bounds";
import { asKarpenter } from "./autoscaling/as-karpenter";
import { asKarpenterInterruption } from "./autoscaling/as-karpenter-interruption";
import { asKarpenterPlacement } from "./autoscaling/as-karpenter-placement";
import { asKedaAuth } from "./autoscaling/as-keda-auth";
import { asKedaValid } from "./autoscaling/as-keda-valid";
import { asPdbVsMin } from "./autoscaling/as-pdb-vs-min";
import { asRequestsForMetric } from "./autoscaling/as-requests-for-metric";
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
import { sgEgressDesc } from "./aws-network/sg-egress-desc";
import { sgOpenIngress } from "./aws-network/sg-open-ingress";
import { subnetPublicIp } from "./aws-network/subnet-public-ip";
import { vpcDefaultSg } from "./aws-network/vpc-default-sg";
import { vpcEndpoints } from "./aws-network/vpc-endpoints";
import { vpcFlowLogs } from "./aws-network/vpc-flow-logs";
import { costBudget } from "./cost-account-quota-tags/cost-budget";
import { costInstanceTypes } from "./cost-account-quota-tags/cost-instance-types";
import { costNonprod } from "./cost-account-quota-tags/cost-nonprod";
import { costServiceQuota } from "./cost-account-quota-tags/cost-service-quota";
import { k8sLabels } from "./cost-account-quota-tags/k8s-labels";
import { tagRequired } from "./cost-account-quota-tags/tag-required";
import { waiverHygiene } from "./cost-account-quota-tags/waiver-hygiene";
import { dynamodbDurable } from "./data-queues-keys/dynamodb-durable";
import { ecrBaseline } from "./data-queues-keys/ecr-baseline";
import { elasticacheSecure } from "./data-queues-keys/elasticache-secure";
import { kmsRotation } from "./data-queues-keys/kms-rotation";
import { rdsDurable } from "./data-queues-keys/rds-durable";
import { rdsEncryptedPrivate } from "./data-queues-keys/rds-encrypted-private";
import { rdsObservable } from "./data-queues-keys/rds-observable";
import { s3Baseline } from "./data-queues-keys/s3-baseline";
import { secretRotation } from "./data-queues-keys/secret-rotation";
import { sqsDlq } from "./data-queues-keys/sqs-dlq";
import { sqsEncrypted } from "./data-queues-keys/sqs-encrypted";
import { sqsPolicy } from "./data-queues-keys/sqs-policy";
import { statefulProtect } from "./data-queues-keys/stateful-protect";
import { iamAdminStar } from "./iam/iam-admin-star";
import { iamBoundary } from "./iam/iam-boundary";
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
import { meshDrValid } from "./mesh-correctness/mesh-dr-valid";
import { meshGatewayBacking } from "./mesh-correctness/mesh-gateway-backing";
import { meshGatewayConflict } from "./mesh-correctness/mesh-gateway-conflict";
import { meshPortNaming } from "./mesh-correctness/mesh-port-naming";
import { meshSelectorConflicts } from "./mesh-correctness/mesh-selector-conflicts";
import { meshVsDestinationExists } from "./mesh-correctness/mesh-vs-destination-exists";
import { meshVsGatewayExists } from "./mesh-correctness/mesh-vs-gateway-exists";
import { meshVsHostConflict } from "./mesh-correctness/mesh-vs-host-conflict";
import { meshVsHostInGateway } from "./mesh-correctness/mesh-vs-host-in-gateway";
import { meshVsPort } from "./mesh-correctness/mesh-vs-port";
import { meshVsSubsetExists } from "./mesh-correctness/mesh-vs-subset-exists";
import { meshVsUnreachable } from "./mesh-correctness/mesh-vs-unreachable";
import { meshAuthzDefaultDeny } from "./mesh-security/mesh-authz-default-deny";
import { meshAuthzNeedsMtls } from "./mesh-security/mesh-authz-needs-mtls";
import { meshAuthzSafe } from "./mesh-security/mesh-authz-safe";
import { meshDrTlsOff } from "./mesh-security/mesh-dr-tls-off";
import { meshEgress } from "./mesh-security/mesh-egress";
import { meshGatewayHosts } from "./mesh-security/mesh-gateway-hosts";
import { meshGatewayTls } from "./mesh-security/mesh-gateway-tls";
import { meshInjection } from "./mesh-security/mesh-injection";
import { meshJwt } from "./mesh-security/mesh-jwt";
import { meshMtlsStrict } from "./mesh-security/mesh-mtls-strict";
import { meshTlsOriginationCa } from "./mesh-security/mesh-tls-origination-ca";
import { monAlertCoverage } from "./monitoring/mon-alert-coverage";
import { monAlertShape } from "./monitoring/mon-alert-shape";
import { monAwsAlarms } from "./monitoring/mon-aws-alarms";
import { monCovered } from "./monitoring/mon-covered";
import { monMonitorMatches } from "./monitoring/mon-monitor-matches";
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
import { quotaCpuLimit } from "./quotas-and-limits/quota-cpu-limit";
import { quotaEphemeral } from "./quotas-and-limits/quota-ephemeral";
import { quotaFits } from "./quotas-and-limits/quota-fits";
import { quotaLimitRatio } from "./quotas-and-limits/quota-limit-ratio";
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
import { relProbePort } from "./reliability/rel-probe-port";
import { relProbes } from "./reliability/rel-probes";
import { relProbesIdentical } from "./reliability/rel-probes-identical";
import { relRollingUpdate } from "./reliability/rel-rolling-update";
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
import { k8sSecretEnv } from "./workload-hardening/k8s-secret-env";

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
  k8sSecretEnv,
  k8sPlaintextCredential,
  k8sDefaultNamespace,
  relMinReplicas,
  relProbes,
  relProbePort,
  relProbesIdentical,
  relPdbRequired,
  relPdbAllowsEviction,
  relSpread,
  relRollingUpdate,
  relSelectorMatch,
  relServiceTarget,
  relIngressBackend,
  relDeprecatedApi,
  quotaRequests,
  quotaMemoryLimit,
  quotaCpuLimit,
  quotaLimitRatio,
  quotaContainerMax,
  quotaEphemeral,
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
  meshDrTlsOff,
  meshTlsOriginationCa,
  meshAuthzDefaultDeny,
  meshAuthzSafe,
  meshAuthzNeedsMtls,
  meshGatewayTls,
  meshGatewayHosts,
  meshInjection,
  meshEgress,
  meshJwt,
  meshVsGatewayExists,
  meshVsDestinationExists,
  meshVsSubsetExists,
  meshVsPort,
  meshVsHostConflict,
  meshVsUnreachable,
  meshVsHostInGateway,
  meshGatewayConflict,
  meshGatewayBacking,
  meshDrValid,
  meshSelectorConflicts,
  meshPortNaming,
  asTargetExists,
  asHpaBounds,
  asStaticReplicas,
  asRequestsForMetric,
  asSingleOwner,
  asPdbVsMin,
  asKedaValid,
  asKedaAuth,
  asKarpenter,
  monMonitorMatches,
  monCovered,
  monAlertShape,
  monAlertCoverage,
  monAwsAlarms,
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
  sgEgressDesc,
  subnetPublicIp,
  vpcEndpoints,
  iamAdminStar,
  iamWildcards,
  iamPrivesc,
  iamTrust,
  iamUsers,
  iamBoundary,
  sqsEncrypted,
  sqsDlq,
  sqsPolicy,
  kmsRotation,
  rdsEncryptedPrivate,
  rdsDurable,
  rdsObservable,
  elasticacheSecure,
  dynamodbDurable,
  s3Baseline,
  ecrBaseline,
  secretRotation,
  statefulProtect,
  costInstanceTypes,
  costServiceQuota,
  costBudget,
  costNonprod,
  tagRequired,
  k8sLabels,
  waiverHygiene,
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
