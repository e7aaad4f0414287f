import { pssHostPorts } from "../../../../policy/rules/pod-security/pss-host-ports";
import { describeRule } from "../../describe-rule";
import { everyContainerList, everyOwner, noPods } from "../../pods";
import { pod, UNKNOWN } from "../../resources";

const taking = (...hostPorts: readonly unknown[]) => ({
  name: "app",
  ports: hostPorts.map((hostPort) => ({ containerPort: 8080, hostPort })),
});

describeRule(pssHostPorts, {
  pass: [
    { name: "a port of the pod alone", resources: pod({ containers: [taking(undefined)] }) },
    { name: "0, which is none", resources: pod({ containers: [taking(0, "0", null)] }) },
    { name: "a container without ports", resources: pod({ containers: [{ name: "app" }] }) },
  ],
  fail: [
    ...everyOwner(
      { containers: [taking(80)] },
      "containers[0].ports[0].hostPort",
      'container "app" uses a port of the node',
    ),
    ...everyContainerList(
      taking(0),
      taking(9100),
      "ports[0].hostPort",
      {},
      'container "app" uses a port of the node',
    ),
    {
      name: "the second port, also as text",
      resources: pod({ containers: [taking(0, "8080")] }),
      findings: [
        ["spec.containers[0].ports[1].hostPort", 'container "app" uses a port of the node'],
      ],
    },
    {
      name: "the known port beside an unknown one",
      resources: pod({ containers: [taking(UNKNOWN, 80)] }),
      findings: [
        ["spec.containers[0].ports[1].hostPort", 'container "app" uses a port of the node'],
      ],
      reasons: ["unknown value at spec.containers[0].ports[0].hostPort"],
    },
  ],
  notApplicable: [...noPods({ containers: [taking(80)] })],
  unknown: [
    {
      name: "unknown ports",
      resources: pod({ containers: [{ name: "app", ports: UNKNOWN }] }),
      reasons: ["unknown value at spec.containers[0].ports"],
    },
  ],
});
