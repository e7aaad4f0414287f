import { meshAuthzDefaultDeny } from "../../../../policy/rules/mesh-security/mesh-authz-default-deny";
import { describeRule, type RuleCase } from "../../describe-rule";
import { manifest, namespace, namespaced, pod, UNKNOWN } from "../../resources";

const injected = namespace("team-a", { "istio-injection": "enabled" });
const policy = (place: unknown, spec: Readonly<Record<string, unknown>>, version = "v1") =>
  namespaced(`security.istio.io/${version}`, "AuthorizationPolicy", place, spec);
const selector = { matchLabels: { app: "web" } };

describeRule(meshAuthzDefaultDeny, {
  pass: [
    { name: "an empty spec in the root", resources: [...injected, ...policy("istio-system", {})] },
    {
      name: "an empty spec in the namespace, of an older version",
      resources: [...injected, ...policy("team-a", {}, "v1beta1")],
    },
    {
      name: "ALLOW with an empty list of rules and an empty selector",
      resources: [...injected, ...policy("team-a", { action: "ALLOW", rules: [], selector: {} })],
    },
    {
      name: "another root namespace, when configured",
      parameters: { rootNamespace: "mesh" },
      resources: [...injected, ...policy("mesh", {})],
    },
    { name: "namespaces outside of the mesh", resources: [...namespace("team-a"), ...pod({})] },
    {
      name: "a namespace that opts out",
      resources: namespace("team-a", { "istio-injection": "disabled" }),
    },
  ],
  fail: [
    ...[
      ["no policy", []],
      ["a policy for some workloads", policy("team-a", { selector })],
      ["a policy for a gateway", policy("team-a", { targetRefs: [{ kind: "Gateway" }] })],
      ["a rule that allows", policy("team-a", { rules: [{}] })],
      ["a DENY without rules, which denies nothing", policy("team-a", { action: "DENY" })],
      ["a policy elsewhere", policy("team-b", {})],
    ].map(([name, policies]): RuleCase => ({
      name: String(name),
      resources: [...injected, ...(Array.isArray(policies) ? policies : [])],
      findings: [
        [
          "metadata.name",
          'namespace "team-a" has no AuthorizationPolicy that denies requests by default',
        ],
      ],
    })),
    {
      name: "an ambient namespace",
      resources: namespace("team-a", { "istio.io/dataplane-mode": "ambient" }),
      findings: [
        [
          "metadata.name",
          'namespace "team-a" has no AuthorizationPolicy that denies requests by default',
        ],
      ],
    },
  ],
  notApplicable: [
    {
      name: "a DestinationRule",
      resources: manifest({ apiVersion: "networking.istio.io/v1", kind: "DestinationRule" }),
    },
  ],
  unknown: [
    {
      name: "unknown rules",
      resources: [...injected, ...policy("team-a", { rules: UNKNOWN })],
      reasons: ["unknown value at spec.rules"],
    },
    {
      name: "unknown labels of the namespace",
      resources: manifest({
        apiVersion: "v1",
        kind: "Namespace",
        metadata: { name: "team-a", labels: UNKNOWN },
      }),
      reasons: ["unknown value at metadata.labels"],
    },
    {
      name: "a policy that may belong to the namespace",
      resources: [...injected, ...policy(UNKNOWN, {})],
      reasons: ['unknown value at metadata.namespace of AuthorizationPolicy "it"'],
    },
  ],
});
