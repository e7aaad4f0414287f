import type { KubernetesMinor } from "../versions";

/** Level of the Pod Security Standards that a namespace enforces. */
export type PodSecurityLevel = "restricted" | "baseline" | "privileged";

/** Marks a namespace as the platform's, exempt from a team's quota and isolation. */
export const PLATFORM_NAMESPACE = { "orchestration-platform/namespace-role": "platform" } as const;

/**
 * Labels that make Pod Security Admission refuse, log and warn at one level, pinned to the
 * cluster's minor, so that an upgrade of the cluster does not change what is admitted.
 */
export function podSecurityLabels(
  level: PodSecurityLevel,
  minor: KubernetesMinor,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    ["enforce", "audit", "warn"].flatMap((mode) => [
      [`pod-security.kubernetes.io/${mode}`, level],
      [`pod-security.kubernetes.io/${mode}-version`, `v${minor}`],
    ]),
  );
}
