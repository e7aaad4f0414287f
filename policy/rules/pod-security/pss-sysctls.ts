import { podSecurityStandards } from "../../support/frameworks";
import { POD_PARAMETERS, podRule } from "../../support/pod-specs";

/** Sysctls that reach no further than the pod, with the first Kubernetes minor that allows them. */
const ALLOWED: ReadonlyMap<unknown, number> = new Map([
  ["kernel.shm_rmid_forced", 0],
  ["net.ipv4.ip_local_port_range", 0],
  ["net.ipv4.tcp_syncookies", 0],
  ["net.ipv4.ping_group_range", 0],
  ["net.ipv4.ip_unprivileged_port_start", 0],
  ["net.ipv4.ip_local_reserved_ports", 27],
  ["net.ipv4.tcp_keepalive_time", 29],
  ["net.ipv4.tcp_fin_timeout", 29],
  ["net.ipv4.tcp_keepalive_intvl", 29],
  ["net.ipv4.tcp_keepalive_probes", 29],
  ["net.ipv4.tcp_rmem", 32],
  ["net.ipv4.tcp_wmem", 32],
  ["net.ipv4.tcp_slow_start_after_idle", 37],
  ["net.ipv4.tcp_notsent_lowat", 37],
]);

/** Other kernel settings weaken the node, or change it for every pod on it. */
export const pssSysctls = podRule({
  id: "pss-sysctls",
  topic: "pod-security",
  severity: "medium",
  podSecurityLevel: "baseline",
  description: "Pods set only the kernel parameters that Kubernetes calls safe.",
  remediation:
    "Remove the sysctl from securityContext.sysctls, or wait for the release that counts it as safe.",
  frameworks: [podSecurityStandards("baseline/sysctls", "Sysctls")],
  parameters: POD_PARAMETERS,
  check(pod, findings, { kubernetesVersion: { minor } }) {
    for (const sysctl of pod.spec.get("securityContext", "sysctls").items()) {
      findings.require(
        sysctl.get("name"),
        (name) => (ALLOWED.get(name) ?? Infinity) <= minor,
        `the pod sets a kernel parameter that Kubernetes 1.${minor} does not call safe`,
      );
    }
  },
});
