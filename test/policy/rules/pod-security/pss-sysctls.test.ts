import { pssSysctls } from "../../../../policy/rules/pod-security/pss-sysctls";
import { describeRule } from "../../describe-rule";
import { everyOwner, noPods } from "../../pods";
import { pod, UNKNOWN } from "../../resources";

const setting = (...names: readonly unknown[]) => ({
  securityContext: { sysctls: names.map((name) => ({ name, value: "1" })) },
});
const FIRST = "securityContext.sysctls[0].name";

/** Sysctls by the first minor that allows them. */
const SINCE = [
  ["net.ipv4.ip_local_reserved_ports", 27],
  ["net.ipv4.tcp_keepalive_time", 29],
  ["net.ipv4.tcp_fin_timeout", 29],
  ["net.ipv4.tcp_keepalive_intvl", 29],
  ["net.ipv4.tcp_keepalive_probes", 29],
  ["net.ipv4.tcp_rmem", 32],
  ["net.ipv4.tcp_wmem", 32],
  ["net.ipv4.tcp_slow_start_after_idle", 37],
  ["net.ipv4.tcp_notsent_lowat", 37],
] as const;

describeRule(pssSysctls, {
  pass: [
    { name: "a pod that sets none", resources: pod({}) },
    { name: "an empty list", resources: pod(setting()) },
    {
      name: "those that every version allows",
      resources: pod(
        setting(
          "kernel.shm_rmid_forced",
          "net.ipv4.ip_local_port_range",
          "net.ipv4.tcp_syncookies",
          "net.ipv4.ping_group_range",
          "net.ipv4.ip_unprivileged_port_start",
        ),
      ),
      kubernetesVersion: { minor: 0 },
    },
    ...SINCE.map(([name, minor]) => ({
      name: `${name} since 1.${minor}`,
      resources: pod(setting(name)),
      kubernetesVersion: { minor },
    })),
  ],
  fail: [
    ...everyOwner(
      setting("kernel.msgmax"),
      FIRST,
      "the pod sets a kernel parameter that Kubernetes 1.36 does not consider safe",
    ),
    ...SINCE.map(([name, minor]) => ({
      name: `${name} before 1.${minor}`,
      resources: pod(setting(name)),
      kubernetesVersion: { minor: minor - 1 },
      findings: [
        [
          `spec.${FIRST}`,
          `the pod sets a kernel parameter that Kubernetes 1.${minor - 1} does not consider safe`,
        ],
      ] as const,
    })),
    ...["net/ipv4/tcp_syncookies", "Kernel.shm_rmid_forced", "", undefined].map((name) => ({
      name: `the name ${JSON.stringify(name)}`,
      resources: pod(setting(name)),
      findings: [
        [
          `spec.${FIRST}`,
          "the pod sets a kernel parameter that Kubernetes 1.36 does not consider safe",
        ],
      ] as const,
    })),
    {
      name: "the second of two",
      resources: pod(setting("net.ipv4.tcp_syncookies", "vm.swappiness")),
      findings: [
        [
          "spec.securityContext.sysctls[1].name",
          "the pod sets a kernel parameter that Kubernetes 1.36 does not consider safe",
        ],
      ],
    },
  ],
  notApplicable: [...noPods(setting("kernel.msgmax"))],
  unknown: [
    {
      name: "an unknown name beside an allowed one",
      resources: pod(setting("net.ipv4.tcp_syncookies", UNKNOWN)),
      reasons: ["unknown value at spec.securityContext.sysctls[1].name"],
    },
    {
      name: "an unknown list",
      resources: pod({ securityContext: { sysctls: UNKNOWN } }),
      reasons: ["unknown value at spec.securityContext.sysctls"],
    },
  ],
});
