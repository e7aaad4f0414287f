// Generated from the files of the topics' folders; `npm run docs` writes it again.
import type { Rule } from "../rule/rule";
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
import { k8sAutomountToken } from "./workload-hardening/k8s-automount-token";
import { k8sDefaultNamespace } from "./workload-hardening/k8s-default-namespace";
import { k8sDefaultSa } from "./workload-hardening/k8s-default-sa";
import { k8sImagePinned } from "./workload-hardening/k8s-image-pinned";
import { k8sImageRegistry } from "./workload-hardening/k8s-image-registry";
import { k8sPlaintextCredential } from "./workload-hardening/k8s-plaintext-credential";
import { k8sReadonlyRootfs } from "./workload-hardening/k8s-readonly-rootfs";
import { k8sSecretEnv } from "./workload-hardening/k8s-secret-env";
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
import { netDefaultDeny } from "./kubernetes-network/net-default-deny";
import { netExposure } from "./kubernetes-network/net-exposure";
import { netIngressTls } from "./kubernetes-network/net-ingress-tls";
import { netOpenWorld } from "./kubernetes-network/net-open-world";
import { netPodCovered } from "./kubernetes-network/net-pod-covered";
import { netPolicyDangling } from "./kubernetes-network/net-policy-dangling";
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
import { monAlertCoverage } from "./monitoring/mon-alert-coverage";
import { monAlertShape } from "./monitoring/mon-alert-shape";
import { monAwsAlarms } from "./monitoring/mon-aws-alarms";
import { monCovered } from "./monitoring/mon-covered";
import { monMonitorMatches } from "./monitoring/mon-monitor-matches";
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
import { iamAdminStar } from "./iam/iam-admin-star";
import { iamBoundary } from "./iam/iam-boundary";
import { iamPrivesc } from "./iam/iam-privesc";
import { iamTrust } from "./iam/iam-trust";
import { iamUsers } from "./iam/iam-users";
import { iamWildcards } from "./iam/iam-wildcards";
import { costBudget } from "./cost-account-quota-tags/cost-budget";
import { costInstanceTypes } from "./cost-account-quota-tags/cost-instance-types";
import { costNonprod } from "./cost-account-quota-tags/cost-nonprod";
import { costServiceQuota } from "./cost-account-quota-tags/cost-service-quota";
import { k8sLabels } from "./cost-account-quota-tags/k8s-labels";
import { tagRequired } from "./cost-account-quota-tags/tag-required";
import { waiverHygiene } from "./cost-account-quota-tags/waiver-hygiene";

/** Every rule of the pack: topics in the order of the catalogue, rules by name. */
export const RULES: readonly Rule[] = [
  nsPssLabel,
  pssAllowPrivilegeEscalation,
  pssApparmor,
  pssCapabilitiesBaseline,
  pssCapabilitiesRestricted,
  pssHostNamespaces,
  pssHostPath,
  pssHostPorts,
  pssHostProbes,
  pssPrivileged,
  pssProcMount,
  pssProcMountRestricted,
  pssRunAsNonRoot,
  pssRunAsUser,
  pssSeccompBaseline,
  pssSeccompRestricted,
  pssSelinux,
  pssSysctls,
  pssVolumeTypes,
  pssWindowsHostProcess,
  k8sAutomountToken,
  k8sDefaultNamespace,
  k8sDefaultSa,
  k8sImagePinned,
  k8sImageRegistry,
  k8sPlaintextCredential,
  k8sReadonlyRootfs,
  k8sSecretEnv,
  relDeprecatedApi,
  relIngressBackend,
  relMinReplicas,
  relPdbAllowsEviction,
  relPdbRequired,
  relProbePort,
  relProbes,
  relProbesIdentical,
  relRollingUpdate,
  relSelectorMatch,
  relServiceTarget,
  relSpread,
  quotaContainerMax,
  quotaCpuLimit,
  quotaEphemeral,
  quotaFits,
  quotaLimitRatio,
  quotaLimitrange,
  quotaMemoryLimit,
  quotaNamespace,
  quotaRequests,
  rbacClusterAdmin,
  rbacCreatePodsExec,
  rbacDangerousObjects,
  rbacDefaultSa,
  rbacEscalation,
  rbacSecrets,
  rbacSystemGroups,
  rbacWildcard,
  netDefaultDeny,
  netExposure,
  netIngressTls,
  netOpenWorld,
  netPodCovered,
  netPolicyDangling,
  meshAuthzDefaultDeny,
  meshAuthzNeedsMtls,
  meshAuthzSafe,
  meshDrTlsOff,
  meshEgress,
  meshGatewayHosts,
  meshGatewayTls,
  meshInjection,
  meshJwt,
  meshMtlsStrict,
  meshTlsOriginationCa,
  meshDrValid,
  meshGatewayBacking,
  meshGatewayConflict,
  meshPortNaming,
  meshSelectorConflicts,
  meshVsDestinationExists,
  meshVsGatewayExists,
  meshVsHostConflict,
  meshVsHostInGateway,
  meshVsPort,
  meshVsSubsetExists,
  meshVsUnreachable,
  asClusterAutoscaler,
  asHpaBounds,
  asKarpenter,
  asKarpenterInterruption,
  asKarpenterPlacement,
  asKedaAuth,
  asKedaValid,
  asPdbVsMin,
  asRequestsForMetric,
  asSingleOwner,
  asSpotDiversity,
  asStaticReplicas,
  asTargetExists,
  monAlertCoverage,
  monAlertShape,
  monAwsAlarms,
  monCovered,
  monMonitorMatches,
  dynamodbDurable,
  ecrBaseline,
  elasticacheSecure,
  kmsRotation,
  rdsDurable,
  rdsEncryptedPrivate,
  rdsObservable,
  s3Baseline,
  secretRotation,
  sqsDlq,
  sqsEncrypted,
  sqsPolicy,
  statefulProtect,
  eksAccess,
  eksAddons,
  eksClusterSecurityGroup,
  eksEndpointPrivate,
  eksIrsaTrust,
  eksLogging,
  eksNodeBounds,
  eksNodeOs,
  eksNodes,
  eksPodSecurityGroups,
  eksPrefixDelegation,
  eksRolePerWorkload,
  eksRuntimeMonitoring,
  eksSecretsKms,
  eksVersion,
  sgAdminIngress,
  sgEgressDesc,
  sgOpenIngress,
  subnetPublicIp,
  vpcDefaultSg,
  vpcEndpoints,
  vpcFlowLogs,
  iamAdminStar,
  iamBoundary,
  iamPrivesc,
  iamTrust,
  iamUsers,
  iamWildcards,
  costBudget,
  costInstanceTypes,
  costNonprod,
  costServiceQuota,
  k8sLabels,
  tagRequired,
  waiverHygiene,
];
