import { relProbesIdentical } from "../../../../policy/rules/reliability/rel-probes-identical";
import { describeRule } from "../../describe-rule";
import { everyOwner, noPods } from "../../pods";
import { declared, pod, UNKNOWN } from "../../resources";

const PROBE = { httpGet: { path: "/", port: 8080 } };
const BAD = { livenessProbe: PROBE, readinessProbe: PROBE };

describeRule(relProbesIdentical, {
  pass: [
    {
      name: "two paths",
      resources: pod({
        containers: [
          { livenessProbe: PROBE, readinessProbe: { httpGet: { path: "/ready", port: 8080 } } },
        ],
      }),
    },
    {
      name: "one question, a more patient liveness",
      resources: pod({
        containers: [{ ...BAD, livenessProbe: { ...PROBE, failureThreshold: 6 } }],
      }),
    },
    {
      name: "one kind of probe alone",
      resources: pod({ containers: [{ livenessProbe: PROBE }, { readinessProbe: PROBE }, {}] }),
    },
  ],
  fail: [
    ...everyOwner(
      { containers: [BAD] },
      "containers[0].livenessProbe",
      "livenessProbe of container is the same as its readinessProbe",
    ),
    {
      name: "what the defaults make identical",
      resources: pod({
        containers: [
          {
            livenessProbe: { httpGet: { port: "8080" }, periodSeconds: 10 },
            readinessProbe: { httpGet: { path: "/", port: 8080, scheme: "HTTP" } },
          },
        ],
      }),
      findings: [
        [
          "spec.containers[0].livenessProbe",
          "livenessProbe of container is the same as its readinessProbe",
        ],
      ],
    },
    {
      name: "a command of a sidecar",
      resources: pod({
        initContainers: [
          {
            restartPolicy: "Always",
            livenessProbe: { exec: { command: ["true"] } },
            readinessProbe: { exec: { command: ["true"] } },
          },
        ],
      }),
      findings: [
        [
          "spec.initContainers[0].livenessProbe",
          "livenessProbe of init container is the same as its readinessProbe",
        ],
      ],
    },
  ],
  notApplicable: noPods({ containers: [BAD] }),
  unknown: [
    {
      name: "an unknown port",
      resources: pod({ containers: [{ ...BAD, readinessProbe: { httpGet: { port: UNKNOWN } } }] }),
      reasons: ["unknown value at spec.containers[0].readinessProbe.httpGet.port"],
    },
    {
      name: "an unknown probe of a patch",
      resources: declared("kubernetes:core/v1:PodPatch", {
        spec: { containers: [{ ...BAD, livenessProbe: UNKNOWN }] },
      }),
      reasons: ["unknown value at spec.containers[0].livenessProbe"],
    },
  ],
});
