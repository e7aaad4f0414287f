import { pssHostProbes } from "../../../../policy/rules/pod-security/pss-host-probes";
import { describeRule } from "../../describe-rule";
import { everyContainerList, everyOwner, noPods } from "../../pods";
import { pod, UNKNOWN } from "../../resources";

const probing = (host: unknown) => ({
  name: "app",
  livenessProbe: { httpGet: { path: "/", port: 80, host } },
});
const PLACES = [
  ["livenessProbe"],
  ["readinessProbe"],
  ["startupProbe"],
  ["lifecycle", "postStart"],
  ["lifecycle", "preStop"],
].flatMap((place) => ["httpGet", "tcpSocket"].map((call) => [...place, call, "host"]));

const at = (place: readonly string[], value: unknown) =>
  place.reduceRight((inner: unknown, key) => ({ [key]: inner }), value);

describeRule(pssHostProbes, {
  pass: [
    { name: "a container without probes", resources: pod({ containers: [{ name: "app" }] }) },
    { name: "a probe of the pod itself", resources: pod({ containers: [probing(undefined)] }) },
    { name: "an empty host", resources: pod({ containers: [probing("")] }) },
    {
      name: "a Host header, which chooses no host",
      resources: pod({
        containers: [
          { livenessProbe: { httpGet: { httpHeaders: [{ name: "Host", value: "a.example" }] } } },
        ],
      }),
    },
    {
      name: "a probe that runs a command",
      resources: pod({ containers: [{ livenessProbe: { exec: { command: ["host"] } } }] }),
    },
    {
      name: "any host before 1.34",
      resources: pod({ containers: [probing("169.254.169.254")] }),
      kubernetesVersion: { minor: 33 },
    },
  ],
  fail: [
    ...PLACES.map((place) => ({
      name: place.join("."),
      resources: pod({ containers: [at(place, "10.0.0.1")] }),
      kubernetesVersion: { minor: 34 },
      findings: [
        [
          `spec.containers[0].${place.join(".")}`,
          `container has a ${place.slice(0, -2).join(".")} that makes the node call another host`,
        ],
      ] as const,
    })),
    ...everyOwner(
      { containers: [probing("localhost")] },
      "containers[0].livenessProbe.httpGet.host",
      'container "app" has a livenessProbe that makes the node call another host',
    ),
    ...everyContainerList(
      probing(""),
      probing("127.0.0.1"),
      "livenessProbe.httpGet.host",
      {},
      'container "app" has a livenessProbe that makes the node call another host',
    ),
  ],
  notApplicable: [...noPods({ containers: [probing("127.0.0.1")] })],
  unknown: [
    {
      name: "an unknown host",
      resources: pod({ containers: [probing(UNKNOWN)] }),
      reasons: ["unknown value at spec.containers[0].livenessProbe.httpGet.host"],
    },
    {
      name: "an unknown probe, once",
      resources: pod({ containers: [{ readinessProbe: UNKNOWN }] }),
      reasons: ["unknown value at spec.containers[0].readinessProbe"],
    },
  ],
});
