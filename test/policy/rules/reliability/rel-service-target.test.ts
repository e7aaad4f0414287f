import { relServiceTarget } from "../../../../policy/rules/reliability/rel-service-target";
import { describeRule } from "../../describe-rule";
import { declared, POD_OWNERS, UNKNOWN } from "../../resources";
import { service, workload } from "../../workloads";

const opening = (...ports: readonly unknown[]) =>
  workload({ pod: { containers: [{ name: "app", ports }] } });
const to = (targetPort: unknown, protocol?: string) =>
  service({ ports: [{ port: 80, targetPort, protocol }] });
const http = { name: "http", containerPort: 8080 };
const TARGET = "spec.ports[0].targetPort";

describeRule(relServiceTarget, {
  pass: [
    { name: "a port by name", resources: [...opening(http), ...to("http")] },
    { name: "a port by number", resources: [...opening(http), ...to(8080)] },
    {
      name: "a port of its own number",
      resources: [...opening({ containerPort: 80 }), ...service()],
    },
    { name: "a number where no port is declared", resources: [...workload(), ...to(8080)] },
    {
      name: "a port of a sidecar among the init containers",
      resources: [
        ...workload({ pod: { initContainers: [{ restartPolicy: "Always", ports: [http] }] } }),
        ...to("http"),
      ],
    },
    {
      name: "one of several workloads",
      resources: [...workload(), ...opening(http), ...to("http")],
    },
    {
      name: "a custom resource that runs pods",
      resources: [...workload({}, "Rollout", "argoproj.io/v1alpha1"), ...service()],
    },
    { name: "an empty target port", resources: [...workload(), ...to("")] },
    { name: "a port without name", resources: opening({ name: "", containerPort: 8080 }) },
    { name: "no selector, but endpoints by hand", resources: service({ selector: undefined }) },
    { name: "another name of a host elsewhere", resources: service({ type: "ExternalName" }) },
  ],
  fail: [
    {
      name: "no workload",
      resources: service(),
      findings: [["spec.selector", "the Service selects no workload of its namespace", "selector"]],
    },
    {
      name: "a workload of other labels",
      resources: [...workload({ labels: { app: "api" } }), ...service()],
      findings: [["spec.selector", "the Service selects no workload of its namespace", "selector"]],
    },
    {
      name: "a workload elsewhere",
      resources: [...workload(), ...service({}, "other")],
      findings: [["spec.selector", "the Service selects no workload of its namespace", "selector"]],
    },
    {
      name: "a template that nothing runs",
      resources: [...POD_OWNERS[1].make({}), ...service({}, "team-a")],
      findings: [["spec.selector", "the Service selects no workload of its namespace", "selector"]],
    },
    {
      name: "a name that is not declared",
      resources: [...workload(), ...to("http")],
      findings: [
        [TARGET, "no container of the selected pods declares port http for TCP", "target"],
      ],
    },
    {
      name: "another name",
      resources: [...opening(http), ...to("web")],
      findings: [[TARGET, "no container of the selected pods declares port web for TCP", "target"]],
    },
    {
      name: "another number",
      resources: [...opening(http), ...to(9090)],
      findings: [
        [TARGET, "no container of the selected pods declares port 9090 for TCP", "target"],
      ],
    },
    {
      name: "a number in quotes",
      resources: [...opening(http), ...to("8080")],
      findings: [
        [TARGET, 'port "8080" is a number in quotes, which Kubernetes reads as a name', "target"],
      ],
    },
    {
      name: "a number above all ports",
      resources: [...workload(), ...to(70_000)],
      findings: [[TARGET, "port 70000 is not a whole number from 1 to 65535", "target"]],
    },
    {
      name: "a name of a port that is too long, in a workload alone",
      resources: opening({ name: "http-for-everybody", containerPort: 8080 }),
      findings: [
        [
          "spec.template.spec.containers[0].ports[0].name",
          'port name "http-for-everybody" is not valid: Kubernetes allows at most 15 of a-z, 0-9 and -, one a letter',
          "ports",
        ],
      ],
    },
    {
      name: "a number of a port that there is not",
      resources: opening({ containerPort: 0 }),
      findings: [
        [
          "spec.template.spec.containers[0].ports[0].containerPort",
          "port 0 is not a whole number from 1 to 65535",
          "ports",
        ],
      ],
    },
    {
      name: "another protocol",
      resources: [...opening(http), ...to("http", "UDP")],
      findings: [
        [TARGET, "no container of the selected pods declares port http for UDP", "target"],
      ],
    },
    {
      name: "no target port, and another number",
      resources: [...opening(http), ...service()],
      findings: [
        [
          "spec.ports[0].port",
          "no container of the selected pods declares port 80 for TCP",
          "target",
        ],
      ],
    },
    {
      name: "a port of an init container that ends",
      resources: [...workload({ pod: { initContainers: [{ ports: [http] }] } }), ...to("http")],
      findings: [
        [TARGET, "no container of the selected pods declares port http for TCP", "target"],
      ],
    },
  ],
  notApplicable: [{ name: "a VPC", resources: declared("aws:ec2/vpc:Vpc", {}) }],
  unknown: [
    {
      name: "an unknown selector",
      resources: service({ selector: UNKNOWN }),
      reasons: ["unknown value at spec.selector"],
    },
    {
      name: "unknown labels",
      resources: [...workload({ labels: UNKNOWN }), ...service()],
      reasons: ["unknown value at spec.template.metadata.labels"],
    },
    {
      name: "an unknown target port",
      resources: [...workload(), ...to(UNKNOWN)],
      reasons: [`unknown value at ${TARGET}`],
    },
    {
      name: "unknown ports of the container",
      resources: [...workload({ pod: { containers: [{ ports: UNKNOWN }] } }), ...to("http")],
      reasons: ["unknown value at spec.template.spec.containers[0].ports"],
    },
    {
      name: "an unknown namespace",
      resources: service({}, UNKNOWN),
      reasons: ["unknown value at metadata.namespace"],
    },
    {
      name: "a workload in an unknown namespace",
      resources: [...workload({}, "Deployment", "apps/v1", UNKNOWN), ...service()],
      reasons: ['unknown value at metadata.namespace of Deployment "web"'],
    },
    {
      name: "a workload that a chart may bring",
      resources: [
        ...declared("kubernetes:helm.sh/v3:Release", { namespace: UNKNOWN }),
        ...service(),
      ],
      reasons: ['not part of the stack: what Helm release "it" brings'],
    },
  ],
});
