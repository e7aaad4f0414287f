import type { input } from "@pulumi/kubernetes/types";
import { guarded, withDefaults } from "../../core/pure/defaults";

/** `nonroot` of the distroless images; not 1337, which is the sidecar's and bypasses it. */
const NON_ROOT = 65_532;

/** Defaults of every pod: its half of the restricted Pod Security Standard reaches the sidecar too. */
export const POD_SECURITY_DEFAULTS = {
  runAsNonRoot: guarded("pss-run-as-non-root", true, false),
  runAsUser: NON_ROOT,
  runAsGroup: NON_ROOT,
  fsGroup: NON_ROOT,
  fsGroupChangePolicy: "OnRootMismatch",
  seccompProfile: { type: "RuntimeDefault" },
};

/** Defaults of every application container: the restricted standard, and a read-only file system. */
export const CONTAINER_SECURITY_DEFAULTS = {
  allowPrivilegeEscalation: guarded("pss-allow-privilege-escalation", false, true),
  capabilities: guarded("pss-capabilities-restricted", { drop: ["ALL"] }, { drop: ["NET_RAW"] }),
  privileged: guarded("pss-privileged", false, true),
  readOnlyRootFilesystem: guarded("k8s-readonly-rootfs", true, false),
  runAsNonRoot: guarded("pss-run-as-non-root", true, false),
  seccompProfile: { type: "RuntimeDefault" },
};

/** Pod-level security context. */
export const RESTRICTED_POD: input.core.v1.PodSecurityContext = withDefaults(
  POD_SECURITY_DEFAULTS,
  {},
);

/** Container-level security context. */
export const RESTRICTED_CONTAINER: input.core.v1.SecurityContext = withDefaults(
  CONTAINER_SECURITY_DEFAULTS,
  {},
);
