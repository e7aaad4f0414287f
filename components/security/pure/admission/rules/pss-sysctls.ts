import { celTexts } from "../cel";
import { podRule } from "../pods";

/** Sysctls that reach no further than the pod, with the first Kubernetes minor that allows them. */
const ALLOWED: readonly (readonly [name: string, sinceMinor: number])[] = [
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
];

/** Other kernel settings weaken the node, or change it for every pod on it. */
export const pssSysctls = podRule({
  id: "pss-sysctls",
  severity: "medium",
  isBaseline: true,
  problem: "the pod sets a kernel parameter that this version of Kubernetes does not call safe",
  fix: "remove the sysctl, or wait for the release that counts it as safe",
  breaches: ({ minor }) => {
    const allowed = ALLOWED.filter(([, since]) => since <= minor).map(([name]) => name);
    return (
      "variables.spec.?securityContext.?sysctls.orValue([])" +
      `.filter(sysctl, !(sysctl.name in ${celTexts(allowed)}))` +
      '.map(sysctl, "securityContext.sysctls[" + sysctl.name + "]")'
    );
  },
});
