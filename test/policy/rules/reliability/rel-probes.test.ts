import { relProbes } from "../../../../policy/rules/reliability/rel-probes";
import { describeRule, type ExpectedFinding, type RuleCase } from "../../describe-rule";
import { declared, manifest, pod, POD_OWNERS, UNKNOWN } from "../../resources";

const probe = { httpGet: { path: "/", port: 80 } };
const probed = { name: "app", readinessProbe: probe, livenessProbe: probe };
const LASTING = POD_OWNERS.filter(({ kind }) => kind !== "Job" && kind !== "CronJob");
const ENDING = POD_OWNERS.filter(({ kind }) => kind === "Job" || kind === "CronJob");
const both = (path: string, label: string): readonly ExpectedFinding[] => [
  [
    `${path}.readinessProbe`,
    `${label} has no readinessProbe, so it receives traffic before it can answer`,
  ],
  [`${path}.livenessProbe`, `${label} has no livenessProbe, so it is not restarted when it hangs`],
];

describeRule(relProbes, {
  pass: [
    { name: "both probes", resources: pod({ containers: [probed] }) },
    {
      name: "init and ephemeral containers",
      resources: pod({
        containers: [probed],
        initContainers: [{ name: "init" }],
        ephemeralContainers: [{ name: "debug" }],
      }),
    },
    ...ENDING.map(({ kind, make }) => ({
      name: `a silent ${kind}, which ends`,
      resources: make({ containers: [{ name: "app" }] }),
    })),
    ...["Never", "OnFailure"].map((restartPolicy) => ({
      name: `a pod that restarts ${restartPolicy}`,
      resources: pod({ restartPolicy, containers: [{ name: "app" }] }),
    })),
  ],
  fail: [
    ...LASTING.map(({ kind, path, make }): RuleCase => ({
      name: `a silent ${kind}`,
      resources: make({ containers: [{ name: "app" }] }),
      findings: both(`${path}.containers[0]`, 'container "app"'),
    })),
    {
      name: "the second container",
      resources: pod({ containers: [probed, { ...probed, livenessProbe: undefined }] }),
      findings: [
        [
          "spec.containers[1].livenessProbe",
          'container "app" has no livenessProbe, so it is not restarted when it hangs',
        ],
      ],
    },
    {
      name: "probes of nothing",
      resources: pod({ containers: [{ readinessProbe: {}, livenessProbe: {} }] }),
      findings: both("spec.containers[0]", "container"),
    },
    {
      name: "a startup probe alone",
      resources: pod({ containers: [{ startupProbe: probe }] }),
      findings: both("spec.containers[0]", "container"),
    },
  ],
  notApplicable: [
    { name: "a Service", resources: manifest({ apiVersion: "v1", kind: "Service" }) },
  ],
  unknown: [
    {
      name: "an unknown probe",
      resources: pod({ containers: [{ ...probed, readinessProbe: UNKNOWN }] }),
      reasons: ["unknown value at spec.containers[0].readinessProbe"],
    },
    {
      name: "a patch that leaves the probe to others",
      resources: declared("kubernetes:core/v1:PodPatch", {
        spec: { containers: [{ name: "app", livenessProbe: probe }] },
      }),
      reasons: ["not set by this patch: spec.containers[0].readinessProbe"],
    },
  ],
});
