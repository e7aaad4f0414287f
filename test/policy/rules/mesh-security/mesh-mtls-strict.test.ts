import { meshMtlsStrict } from "../../../../policy/rules/mesh-security/mesh-mtls-strict";
import { describeRule, type RuleCase } from "../../describe-rule";
import { declared, manifest, namespace, namespaced, pod, UNKNOWN } from "../../resources";

const injected = namespace("team-a", { "istio-injection": "enabled" });
const authentication = (place: unknown, spec: Readonly<Record<string, unknown>>, version = "v1") =>
  namespaced(`security.istio.io/${version}`, "PeerAuthentication", place, spec);
const strict = { mtls: { mode: "STRICT" } };
const root = authentication("istio-system", strict);
const selected = { selector: { matchLabels: { app: "web" } } };

describeRule(meshMtlsStrict, {
  pass: [
    { name: "strict in the root namespace", resources: [...injected, ...root] },
    {
      name: "strict in the namespace itself",
      resources: [...injected, ...authentication("team-a", strict)],
    },
    {
      name: "a namespace that inherits from the root",
      resources: [...injected, ...root, ...authentication("team-a", { mtls: { mode: "UNSET" } })],
    },
    {
      name: "another root namespace, when configured",
      parameters: { rootNamespace: "mesh" },
      resources: [...injected, ...authentication("mesh", strict)],
    },
    {
      name: "the token of an older version",
      resources: [
        ...injected,
        ...declared("kubernetes:security.istio.io/v1beta1:PeerAuthentication", {
          metadata: { namespace: "istio-system" },
          spec: strict,
        }),
      ],
    },
    { name: "namespaces outside of the mesh", resources: [...namespace("team-a"), ...pod({})] },
    {
      name: "a namespace that opts out",
      resources: namespace("team-a", { "istio-injection": "disabled", "istio.io/rev": "stable" }),
    },
    {
      name: "an empty selector in the root namespace",
      resources: [...injected, ...authentication("istio-system", { selector: {}, ...strict })],
    },
  ],
  fail: [
    ...["PERMISSIVE", "DISABLE"].map((mode): RuleCase => ({
      name: `mode ${mode} of the root, once and not again for each namespace`,
      resources: [...injected, ...authentication("istio-system", { mtls: { mode } })],
      findings: [
        ["spec.mtls.mode", "the PeerAuthentication accepts plain text: its mode is not STRICT"],
      ],
    })),
    ...["v1", "v1beta1"].map((version): RuleCase => ({
      name: `a permissive workload, in ${version}`,
      resources: authentication("team-a", { ...selected, mtls: { mode: "PERMISSIVE" } }, version),
      findings: [
        ["spec.mtls.mode", "the PeerAuthentication accepts plain text: its mode is not STRICT"],
      ],
    })),
    {
      name: "a port without TLS under a strict workload",
      resources: authentication("team-a", {
        ...selected,
        ...strict,
        portLevelMtls: { 8080: { mode: "DISABLE" }, 9090: { mode: "STRICT" } },
      }),
      findings: [
        [
          'spec.portLevelMtls["8080"].mode',
          "the PeerAuthentication accepts plain text on port 8080: its mode is not STRICT",
        ],
      ],
    },
    ...Object.entries({
      "istio-injection": "enabled",
      "istio.io/rev": "stable",
      "istio.io/dataplane-mode": "ambient",
    }).map(([label, value]): RuleCase => ({
      name: `a namespace that joins by ${label} while nothing is strict`,
      resources: namespace("team-a", { [label]: value }),
      findings: [
        ["metadata.name", 'namespace "team-a" has no PeerAuthentication that requires mutual TLS'],
      ],
    })),
    {
      name: "a strict policy for some workloads alone",
      resources: [...injected, ...authentication("team-a", { ...selected, ...strict })],
      findings: [
        ["metadata.name", 'namespace "team-a" has no PeerAuthentication that requires mutual TLS'],
      ],
    },
    {
      name: "a root that sets no mode, which means permissive",
      resources: [...injected, ...authentication("istio-system", {})],
      findings: [
        ["metadata.name", 'namespace "team-a" has no PeerAuthentication that requires mutual TLS'],
      ],
    },
    {
      name: "a policy in another namespace",
      resources: [...injected, ...authentication("team-b", strict)],
      findings: [
        ["metadata.name", 'namespace "team-a" has no PeerAuthentication that requires mutual TLS'],
      ],
    },
  ],
  notApplicable: [
    {
      name: "a DestinationRule",
      resources: manifest({ apiVersion: "networking.istio.io/v1", kind: "DestinationRule" }),
    },
    {
      name: "a PeerAuthentication of a foreign group",
      resources: namespaced("example.com/v1", "PeerAuthentication", "team-a", {
        mtls: { mode: "DISABLE" },
      }),
    },
  ],
  unknown: [
    {
      name: "an unknown mode",
      resources: [...injected, ...authentication("istio-system", { mtls: { mode: UNKNOWN } })],
      reasons: ["unknown value at spec.mtls.mode"],
    },
    {
      name: "a namespace whose labels may put it into the mesh",
      resources: manifest({
        apiVersion: "v1",
        kind: "Namespace",
        metadata: { name: "team-a", labels: UNKNOWN },
      }),
      reasons: ["unknown value at metadata.labels"],
    },
    {
      name: "unknown ports",
      resources: authentication("team-a", { ...strict, portLevelMtls: UNKNOWN }),
      reasons: ["unknown value at spec.portLevelMtls"],
    },
    {
      name: "a policy that may belong to the namespace",
      resources: [...injected, ...authentication(UNKNOWN, strict)],
      reasons: ['unknown value at metadata.namespace of PeerAuthentication "it"'],
    },
  ],
});
