import { meshDrTlsOff } from "../../../../policy/rules/mesh-security/mesh-dr-tls-off";
import { describeRule, type RuleCase } from "../../describe-rule";
import { manifest, namespace, namespaced, UNKNOWN } from "../../resources";

type Spec = Readonly<Record<string, unknown>>;

const peer = (place: unknown, mode: unknown, more: Spec = {}) =>
  namespaced("security.istio.io/v1", "PeerAuthentication", place, { mtls: { mode }, ...more });
const strict = peer("istio-system", "STRICT");
const rule = (
  host: unknown,
  mode: unknown = "DISABLE",
  place: unknown = "team-a",
  version = "v1",
) =>
  namespaced(`networking.istio.io/${version}`, "DestinationRule", place, {
    host,
    trafficPolicy: { tls: { mode } },
  });
const service = manifest({
  apiVersion: "v1",
  kind: "Service",
  metadata: { name: "web", namespace: "team-a" },
  spec: { selector: { app: "web" } },
});
const forWeb = { selector: { matchLabels: { app: "web" } } };
const path = "spec.trafficPolicy.tls.mode";
const onPort = namespaced("networking.istio.io/v1", "DestinationRule", "team-a", {
  host: "web",
  trafficPolicy: { portLevelSettings: [{ port: { number: 80 }, tls: { mode: "DISABLE" } }] },
});

describeRule(meshDrTlsOff, {
  pass: [
    { name: "mutual TLS", resources: [...strict, ...rule("web", "ISTIO_MUTUAL")] },
    { name: "a host outside the cluster", resources: [...strict, ...rule("api.example.com")] },
    { name: "a mesh that takes plain text", resources: rule("web") },
    {
      name: "a namespace that takes plain text under a strict mesh",
      resources: [...strict, ...peer("team-a", "PERMISSIVE"), ...rule("web")],
    },
    {
      name: "a workload that takes plain text",
      resources: [...strict, ...service, ...peer("team-a", "DISABLE", forWeb), ...rule("web")],
    },
    {
      name: "a namespace outside of the mesh",
      resources: [...strict, ...namespace("team-a"), ...rule("web")],
    },
    {
      name: "a strict namespace elsewhere",
      resources: [...peer("team-b", "STRICT"), ...rule("web")],
    },
  ],
  fail: [
    ...["DISABLE", "SIMPLE"].flatMap((mode) =>
      ["web", "web.team-a.svc.cluster.local", "*.team-a.svc.cluster.local", "*.local"].map(
        (host): RuleCase => ({
          name: `${mode} for ${host}`,
          resources: [...strict, ...rule(host, mode)],
          findings: [
            [path, "the mode turns off mutual TLS, but the workloads of the host require it"],
          ],
        }),
      ),
    ),
    {
      name: "a strict namespace, in an older version",
      resources: [...peer("team-a", "STRICT"), ...rule("web", "DISABLE", "team-a", "v1beta1")],
      findings: [[path, "the mode turns off mutual TLS, but the workloads of the host require it"]],
    },
    {
      name: "a strict workload in a namespace that is not",
      resources: [...service, ...peer("team-a", "STRICT", forWeb), ...rule("web")],
      findings: [[path, "the mode turns off mutual TLS, but the workloads of the host require it"]],
    },
    {
      name: "a port",
      resources: [...strict, ...onPort],
      findings: [
        [
          "spec.trafficPolicy.portLevelSettings[0].tls.mode",
          "the mode turns off mutual TLS, but the workloads of the host require it",
        ],
      ],
    },
  ],
  notApplicable: [
    {
      name: "a DestinationRule of a foreign group",
      resources: namespaced("example.com/v1", "DestinationRule", "team-a", {}),
    },
  ],
  unknown: [
    {
      name: "an unknown mode of either side",
      resources: [...rule("web", UNKNOWN), ...peer("istio-system", UNKNOWN), ...rule("web")],
      reasons: [`unknown value at ${path}`, "unknown value at spec.mtls.mode"],
    },
    {
      name: "an unknown host",
      resources: [...strict, ...rule(UNKNOWN)],
      reasons: ["unknown value at spec.host"],
    },
    {
      name: "an unknown namespace of a short host",
      resources: [...strict, ...rule("web", "DISABLE", UNKNOWN)],
      reasons: ["unknown value at metadata.namespace"],
    },
  ],
});
