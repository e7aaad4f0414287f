import { pssCapabilitiesBaseline } from "../../../../policy/rules/pod-security/pss-capabilities-baseline";
import { describeRule } from "../../describe-rule";
import { everyContainerList, everyOwner, noPods } from "../../pods";
import { declared, pod, SECRET, UNKNOWN } from "../../resources";

const adding = (...add: readonly unknown[]) => ({
  name: "app",
  securityContext: { capabilities: { add } },
});
const FIRST = "securityContext.capabilities.add[0]";
const DEFAULT_CAPABILITIES = [
  "AUDIT_WRITE",
  "CHOWN",
  "DAC_OVERRIDE",
  "FOWNER",
  "FSETID",
  "KILL",
  "MKNOD",
  "NET_BIND_SERVICE",
  "SETFCAP",
  "SETGID",
  "SETPCAP",
  "SETUID",
  "SYS_CHROOT",
];

describeRule(pssCapabilitiesBaseline, {
  pass: [
    { name: "a container that adds nothing", resources: pod({ containers: [{ name: "app" }] }) },
    { name: "an empty list", resources: pod({ containers: [adding()] }) },
    {
      name: "all default capabilities",
      resources: pod({ containers: [adding(...DEFAULT_CAPABILITIES)] }),
    },
    {
      name: "a forbidden capability that is dropped",
      resources: pod({
        containers: [{ securityContext: { capabilities: { drop: ["NET_RAW"] } } }],
      }),
    },
    {
      name: "a patch that does not touch the list",
      resources: declared("kubernetes:core/v1:PodPatch", { spec: { containers: [{}] } }),
    },
  ],
  fail: [
    ...everyOwner(
      { containers: [adding("SYS_ADMIN")] },
      `containers[0].${FIRST}`,
      'container "app" adds a capability that is not one of the default ones',
    ),
    ...everyContainerList(
      adding("CHOWN"),
      adding("NET_ADMIN"),
      FIRST,
      {},
      'container "app" adds a capability that is not one of the default ones',
    ),
    ...["NET_RAW", "ALL", "CAP_CHOWN", "chown", "", null, "BPF"].map((capability) => ({
      name: `the capability ${JSON.stringify(capability)}`,
      resources: pod({ containers: [adding(capability)] }),
      findings: [
        [
          `spec.containers[0].${FIRST}`,
          'container "app" adds a capability that is not one of the default ones',
        ],
      ] as const,
    })),
    {
      name: "two of three",
      resources: pod({ containers: [adding("SYS_TIME", "KILL", "SYS_PTRACE")] }),
      findings: [
        [
          "spec.containers[0].securityContext.capabilities.add[0]",
          'container "app" adds a capability that is not one of the default ones',
        ],
        [
          "spec.containers[0].securityContext.capabilities.add[2]",
          'container "app" adds a capability that is not one of the default ones',
        ],
      ],
    },
    {
      name: "a Windows pod all the same",
      resources: pod({ os: { name: "windows" }, containers: [adding("SYS_ADMIN")] }),
      findings: [
        [
          `spec.containers[0].${FIRST}`,
          'container "app" adds a capability that is not one of the default ones',
        ],
      ],
    },
    {
      name: "the readable capability beside an unknown one",
      resources: pod({ containers: [adding(UNKNOWN, "SYS_ADMIN")] }),
      findings: [
        [
          "spec.containers[0].securityContext.capabilities.add[1]",
          'container "app" adds a capability that is not one of the default ones',
        ],
      ],
      reasons: ["unknown value at spec.containers[0].securityContext.capabilities.add[0]"],
    },
  ],
  notApplicable: [...noPods({ containers: [adding("SYS_ADMIN")] })],
  unknown: [
    {
      name: "an unknown list",
      resources: pod({ containers: [{ securityContext: { capabilities: { add: UNKNOWN } } }] }),
      reasons: ["unknown value at spec.containers[0].securityContext.capabilities.add"],
    },
    {
      name: "a secret security context",
      resources: pod({ initContainers: [{ securityContext: SECRET }] }),
      reasons: ["secret value at spec.initContainers[0].securityContext"],
    },
  ],
});
