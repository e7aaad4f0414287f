import type { AdmissionRule } from "./rule";
import { k8sAutomountToken } from "./rules/k8s-automount-token";
import { k8sDefaultNamespace } from "./rules/k8s-default-namespace";
import { k8sDefaultSa } from "./rules/k8s-default-sa";
import { k8sImagePinned } from "./rules/k8s-image-pinned";
import { k8sImageRegistry } from "./rules/k8s-image-registry";
import { k8sReadonlyRootfs } from "./rules/k8s-readonly-rootfs";
import { meshAuthzSafe } from "./rules/mesh-authz-safe";
import { meshGatewayHosts } from "./rules/mesh-gateway-hosts";
import { meshGatewayTls } from "./rules/mesh-gateway-tls";
import { meshMtlsStrict } from "./rules/mesh-mtls-strict";
import { meshTlsOriginationCa } from "./rules/mesh-tls-origination-ca";
import { netExposure } from "./rules/net-exposure";
import { netOpenWorld } from "./rules/net-open-world";
import { nsPssLabel } from "./rules/ns-pss-label";
import { pssAllowPrivilegeEscalation } from "./rules/pss-allow-privilege-escalation";
import { pssApparmor } from "./rules/pss-apparmor";
import { pssCapabilitiesBaseline } from "./rules/pss-capabilities-baseline";
import { pssCapabilitiesRestricted } from "./rules/pss-capabilities-restricted";
import { pssHostNamespaces } from "./rules/pss-host-namespaces";
import { pssHostPath } from "./rules/pss-host-path";
import { pssHostPorts } from "./rules/pss-host-ports";
import { pssHostProbes } from "./rules/pss-host-probes";
import { pssPrivileged } from "./rules/pss-privileged";
import { pssProcMount } from "./rules/pss-proc-mount";
import { pssProcMountRestricted } from "./rules/pss-proc-mount-restricted";
import { pssRunAsNonRoot } from "./rules/pss-run-as-non-root";
import { pssRunAsUser } from "./rules/pss-run-as-user";
import { pssSeccompBaseline } from "./rules/pss-seccomp-baseline";
import { pssSeccompRestricted } from "./rules/pss-seccomp-restricted";
import { pssSelinux } from "./rules/pss-selinux";
import { pssSysctls } from "./rules/pss-sysctls";
import { pssVolumeTypes } from "./rules/pss-volume-types";
import { pssWindowsHostProcess } from "./rules/pss-windows-host-process";
import { quotaContainerMax } from "./rules/quota-container-max";
import { quotaMemoryLimit } from "./rules/quota-memory-limit";
import { quotaRequests } from "./rules/quota-requests";
import { rbacDangerousObjects } from "./rules/rbac-dangerous-objects";
import { rbacDefaultSa } from "./rules/rbac-default-sa";
import { rbacEscalation } from "./rules/rbac-escalation";
import { rbacSystemGroups } from "./rules/rbac-system-groups";
import { rbacWildcard } from "./rules/rbac-wildcard";

/** Every rule that the API server can judge, in the order of the catalogue. */
export const ADMISSION_RULES: readonly AdmissionRule[] = [
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
  k8sDefaultNamespace,
  quotaRequests,
  quotaMemoryLimit,
  quotaContainerMax,
  rbacWildcard,
  rbacEscalation,
  rbacSystemGroups,
  rbacDangerousObjects,
  rbacDefaultSa,
  netOpenWorld,
  netExposure,
  meshMtlsStrict,
  meshTlsOriginationCa,
  meshAuthzSafe,
  meshGatewayTls,
  meshGatewayHosts,
];
