import { meshGatewayBacking } from "../../../../policy/rules/mesh-correctness/mesh-gateway-backing";
import { describeRule } from "../../describe-rule";
import { declared, manifest, namespaced, UNKNOWN } from "../../resources";

const labels = { istio: "edge" };
const workload = (own: unknown = labels) =>
  manifest({
    apiVersion: "apps/v1",
    kind: "Deployment",
    metadata: { name: "edge", namespace: "edge" },
    spec: { template: { metadata: { labels: own }, spec: { containers: [{ name: "proxy" }] } } },
  });
const service = namespaced("v1", "Service", "edge", {
  selector: labels,
  ports: [{ port: 443, targetPort: 8443 }],
});
const secret = (kind: string, apiVersion: string, place = "edge") =>
  manifest({ apiVersion, kind, metadata: { name: "shop", namespace: place } });
const gateway = (number: unknown = 443, tls: unknown = undefined, selector: unknown = labels) =>
  namespaced("networking.istio.io/v1", "Gateway", "team-a", {
    selector,
    servers: [{ port: { number, name: "it", protocol: "HTTPS" }, hosts: ["a.com"], tls }],
  });
const shop = { mode: "SIMPLE", credentialName: "shop" };
const credential = "spec.servers[0].tls.credentialName";

describeRule(meshGatewayBacking, {
  pass: [
    { name: "a workload without Service", resources: [...workload(), ...gateway(9443)] },
    { name: "a port of the Service", resources: [...workload(), ...service, ...gateway()] },
    { name: "a target of the Service", resources: [...workload(), ...service, ...gateway(8443)] },
    { name: "every proxy", resources: gateway(443, undefined, {}) },
    ...[secret("Secret", "v1"), secret("Certificate", "cert-manager.io/v1")].map((one) => ({
      name: `a credential of ${one[0]?.kind}`,
      resources: [...workload(), ...one, ...gateway(443, shop)],
    })),
  ],
  fail: [
    {
      name: "no workload",
      resources: gateway(),
      findings: [["spec.selector", "the Gateway selects no workload", "workload"]],
    },
    {
      name: "a workload of other labels",
      resources: [...workload({ istio: "other" }), ...gateway()],
      findings: [["spec.selector", "the Gateway selects no workload", "workload"]],
    },
    {
      name: "a port that the Service does not have",
      resources: [...workload(), ...service, ...gateway(9443)],
      findings: [
        [
          "spec.servers[0].port.number",
          "no Service of the gateway workload has port 9443",
          "ports",
        ],
      ],
    },
    {
      name: "a credential of another namespace",
      resources: [...workload(), ...secret("Secret", "v1", "team-a"), ...gateway(443, shop)],
      findings: [
        [credential, "the Secret does not exist in the namespace of the gateway pods", "secrets"],
      ],
    },
  ],
  notApplicable: [{ name: "a resource of AWS", resources: declared("aws:ec2/vpc:Vpc", {}) }],
  unknown: [
    {
      name: "an unknown selector",
      resources: gateway(443, undefined, UNKNOWN),
      reasons: ["unknown value at spec.selector"],
    },
    {
      name: "an unknown port and an unknown credential",
      resources: [
        ...workload(),
        ...service,
        ...gateway(UNKNOWN, { mode: "SIMPLE", credentialName: UNKNOWN }),
      ],
      reasons: ["unknown value at spec.servers[0].port.number", `unknown value at ${credential}`],
    },
    {
      name: "a chart that may bring the gateway",
      resources: [...gateway(), ...declared("kubernetes:helm.sh/v3:Release", { chart: "gateway" })],
      reasons: ['not part of the stack: what Helm release "it" brings'],
    },
  ],
});
