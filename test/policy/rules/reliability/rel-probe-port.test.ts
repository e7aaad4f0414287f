import { relProbePort } from "../../../../policy/rules/reliability/rel-probe-port";
import { describeRule } from "../../describe-rule";
import { everyOwner, noPods } from "../../pods";
import { declared, pod, UNKNOWN } from "../../resources";

const PORTS = [{ name: "http", containerPort: 8080 }];
const GOOD = { ports: PORTS, livenessProbe: { httpGet: { port: "http" } } };
const BAD = { ports: PORTS, livenessProbe: { httpGet: { port: 9090 } } };

describeRule(relProbePort, {
  pass: [
    { name: "a port by name", resources: pod({ containers: [GOOD] }) },
    {
      name: "a port by number, as number and as text",
      resources: pod({
        containers: [
          { ports: PORTS, readinessProbe: { tcpSocket: { port: 8080 } } },
          { ports: PORTS, startupProbe: { grpc: { port: "8080" } } },
        ],
      }),
    },
    {
      name: "a probe without a port",
      resources: pod({ containers: [{ livenessProbe: { exec: {} } }] }),
    },
    { name: "no probe", resources: pod({ containers: [{}] }) },
  ],
  fail: [
    ...everyOwner(
      { containers: [BAD] },
      "containers[0].livenessProbe.httpGet.port",
      "livenessProbe of container uses port 9090, which the container does not declare",
    ),
    {
      name: "a sidecar's probe",
      resources: pod({ initContainers: [{ restartPolicy: "Always", ...BAD }] }),
      findings: [
        [
          "spec.initContainers[0].livenessProbe.httpGet.port",
          "livenessProbe of init container uses port 9090, which the container does not declare",
        ],
      ],
    },
    {
      name: "a container without ports",
      resources: pod({ containers: [{ readinessProbe: { tcpSocket: { port: 80 } } }] }),
      findings: [
        [
          "spec.containers[0].readinessProbe.tcpSocket.port",
          "readinessProbe of container uses port 80, which the container does not declare",
        ],
      ],
    },
    {
      name: "a name of no port",
      resources: pod({
        containers: [{ ports: PORTS, startupProbe: { httpGet: { port: "web" } } }],
      }),
      findings: [
        [
          "spec.containers[0].startupProbe.httpGet.port",
          "startupProbe of container uses port web, which the container does not declare",
        ],
      ],
    },
    {
      name: "a number of UDP only",
      resources: pod({
        containers: [
          {
            ports: [{ containerPort: 53, protocol: "UDP" }],
            livenessProbe: { tcpSocket: { port: 53 } },
          },
        ],
      }),
      findings: [
        [
          "spec.containers[0].livenessProbe.tcpSocket.port",
          "livenessProbe of container uses port 53, which the container does not declare",
        ],
      ],
    },
  ],
  notApplicable: noPods({ containers: [BAD] }),
  unknown: [
    {
      name: "an unknown port of the probe",
      resources: pod({
        containers: [{ ports: PORTS, livenessProbe: { grpc: { port: UNKNOWN } } }],
      }),
      reasons: ["unknown value at spec.containers[0].livenessProbe.grpc.port"],
    },
    {
      name: "an unknown port of the container",
      resources: pod({ containers: [{ ...BAD, ports: [{ containerPort: UNKNOWN }] }] }),
      reasons: ["unknown value at spec.containers[0].ports[0].containerPort"],
    },
    {
      name: "a patch that leaves the ports to others",
      resources: declared("kubernetes:core/v1:PodPatch", {
        spec: { containers: [{ livenessProbe: { grpc: { port: 1 } } }] },
      }),
      reasons: ["not set by this patch: spec.containers[0].ports"],
    },
  ],
});
