import type { input } from "@pulumi/kubernetes/types";
import { RESTRICTED_CONTAINER, RUNTIME_SECCOMP } from "../../core/pure/container-security";

/** `nonroot` of the distroless images; not 1337, which is the sidecar's and bypasses it. */
const NON_ROOT = 65_532;

/** Defaults of every pod: the part of the restricted Pod Security Standard that holds for sidecars too. */
export const POD_SECURITY_DEFAULTS = {
  runAsNonRoot: true,
  runAsUser: NON_ROOT,
  runAsGroup: NON_ROOT,
  fsGroup: NON_ROOT,
  fsGroupChangePolicy: "OnRootMismatch",
  seccompProfile: RUNTIME_SECCOMP,
} satisfies input.core.v1.PodSecurityContext;

/** Defaults of every application container: the restricted standard, and a read-only file system. */
export const CONTAINER_SECURITY_DEFAULTS = {
  ...RESTRICTED_CONTAINER,
  privileged: false,
  runAsNonRoot: true,
  seccompProfile: RUNTIME_SECCOMP,
} satisfies input.core.v1.SecurityContext;
