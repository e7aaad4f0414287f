import { pssCapabilitiesRestricted } from "../../../../policy/rules/pod-security/pss-capabilities-restricted";
import { describeRule } from "../../describe-rule";
import { everyContainerList, everyOwner, noPods } from "../../pods";
import { declared, pod, UNKNOWN } from "../../resources";

const having = (capabilities: unknown) => ({ name: "app", securityContext: { capabilities } });
const good = having({ drop: ["ALL"] });
const CAPABILITIES = "securityContext.capabilities";
const FIRST = `spec.containers[0].${CAPABILITIES}`;
const WINDOWS = { os: { name: "windows" } };

describeRule(pssCapabilitiesRestricted, {
  pass: [
    { name: "a container that drops ALL", resources: pod({ containers: [good] }) },
    {
      name: "ALL among others, and NET_BIND_SERVICE added",
      resources: pod({
        containers: [having({ drop: ["KILL", "ALL"], add: ["NET_BIND_SERVICE"] })],
      }),
    },
    { name: "a pod without containers", resources: pod({}) },
    {
      name: "a silent Windows pod, since 1.25",
      resources: pod({ ...WINDOWS, containers: [{ name: "app" }] }),
      kubernetesVersion: { minor: 25 },
    },
    {
      name: "a silent container before 1.22",
      resources: pod({ containers: [{ name: "app" }] }),
      kubernetesVersion: { minor: 21 },
    },
    {
      name: "ALL beside an unknown capability",
      resources: pod({ containers: [having({ drop: [UNKNOWN, "ALL"] })] }),
    },
    {
      name: "an unknown os that does not matter",
      resources: pod({ os: UNKNOWN, containers: [good] }),
    },
  ],
  fail: [
    ...everyOwner(
      { containers: [{ name: "app" }] },
      `containers[0].${CAPABILITIES}.drop`,
      'container "app" does not drop ALL capabilities',
      "drop",
    ),
    ...everyContainerList(
      good,
      { name: "silent" },
      `${CAPABILITIES}.drop`,
      {},
      'container "silent" does not drop ALL capabilities',
      "drop",
    ),
    ...[[], ["KILL"], ["all"], ["NET_RAW", "SYS_ADMIN"], [""]].map((drop) => ({
      name: `dropping ${JSON.stringify(drop)}`,
      resources: pod({ containers: [having({ drop })] }),
      findings: [
        [`${FIRST}.drop`, 'container "app" does not drop ALL capabilities', "drop"],
      ] as const,
    })),
    ...["CHOWN", "ALL", "net_bind_service", "CAP_NET_BIND_SERVICE"].map((capability) => ({
      name: `adding ${capability}`,
      resources: pod({
        containers: [having({ drop: ["ALL"], add: ["NET_BIND_SERVICE", capability] })],
      }),
      findings: [
        [`${FIRST}.add[1]`, 'container "app" adds a capability other than NET_BIND_SERVICE', "add"],
      ] as const,
    })),
    {
      name: "both at once",
      resources: pod({ containers: [having({ add: ["CHOWN"] })] }),
      findings: [
        [`${FIRST}.drop`, 'container "app" does not drop ALL capabilities', "drop"],
        [`${FIRST}.add[0]`, 'container "app" adds a capability other than NET_BIND_SERVICE', "add"],
      ],
    },
    {
      name: "a Windows pod before 1.25",
      resources: pod({ ...WINDOWS, containers: [{ name: "app" }] }),
      kubernetesVersion: { minor: 24 },
      findings: [[`${FIRST}.drop`, 'container "app" does not drop ALL capabilities', "drop"]],
    },
    {
      name: "the first version that asks for it",
      resources: pod({ containers: [{ name: "app" }] }),
      kubernetesVersion: { minor: 22 },
      findings: [[`${FIRST}.drop`, 'container "app" does not drop ALL capabilities', "drop"]],
    },
    {
      name: "a Linux pod that only schedules on Windows nodes",
      resources: pod({
        nodeSelector: { "kubernetes.io/os": "windows" },
        containers: [{ name: "app" }],
      }),
      findings: [[`${FIRST}.drop`, 'container "app" does not drop ALL capabilities', "drop"]],
    },
  ],
  notApplicable: [...noPods({ containers: [{ name: "app" }] })],
  unknown: [
    {
      name: "an unknown dropped capability that may be ALL",
      resources: pod({ containers: [having({ drop: ["KILL", UNKNOWN] })] }),
      reasons: [`unknown value at ${FIRST}.drop[1]`],
    },
    {
      name: "unknown capabilities, once",
      resources: pod({ containers: [having(UNKNOWN)] }),
      reasons: [`unknown value at ${FIRST}`],
    },
    {
      name: "an unknown os that would excuse the failure",
      resources: pod({ os: { name: UNKNOWN }, containers: [{ name: "app" }] }),
      reasons: ["unknown value at spec.os.name"],
    },
    {
      name: "a patch that leaves the list to others",
      resources: declared("kubernetes:core/v1:PodPatch", { spec: { containers: [{ name: "a" }] } }),
      reasons: [`not set by this patch: ${FIRST}.drop`],
    },
  ],
});
