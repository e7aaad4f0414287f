import type { input } from "@pulumi/kubernetes/types";

/** `nonroot` of the distroless images; not 1337, which is the sidecar's and bypasses it. */
const NON_ROOT = 65_532;

/** Pod-level half of the restricted Pod Security Standard; it reaches the sidecar as well. */
export const RESTRICTED_POD: input.core.v1.PodSecurityContext = {
  runAsNonRoot: true,
  runAsUser: NON_ROOT,
  runAsGroup: NON_ROOT,
  fsGroup: NON_ROOT,
  fsGroupChangePolicy: "OnRootMismatch",
  seccompProfile: { type: "RuntimeDefault" },
};

/** Container-level half of the restricted Pod Security Standard, with a read-only file system. */
export const RESTRICTED_CONTAINER: input.core.v1.SecurityContext = {
  allowPrivilegeEscalation: false,
  capabilities: { drop: ["ALL"] },
  privileged: false,
  readOnlyRootFilesystem: true,
  runAsNonRoot: true,
  seccompProfile: { type: "RuntimeDefault" },
};
