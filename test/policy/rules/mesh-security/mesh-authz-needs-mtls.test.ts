import { meshAuthzNeedsMtls } from "../../../../policy/rules/mesh-security/mesh-authz-needs-mtls";
import { describeRule, type RuleCase } from "../../describe-rule";
import { namespaced, UNKNOWN } from "../../resources";

type Spec = Readonly<Record<string, unknown>>;

const peer = (place: unknown, mode: unknown, more: Spec = {}) =>
  namespaced("security.istio.io/v1", "PeerAuthentication", place, { mtls: { mode }, ...more });
const selector = { matchLabels: { app: "web" } };
const policy = (parts: Spec, more: Spec = {}, place: unknown = "team-a", version = "v1") =>
  namespaced(`security.istio.io/${version}`, "AuthorizationPolicy", place, {
    rules: [parts],
    ...more,
  });
const from = (source: unknown) => ({ from: [{ source }] });
const principals = from({ principals: ["cluster.local/ns/a/sa/b"] });
const path = "spec.rules[0].from[0].source.principals";

describeRule(meshAuthzNeedsMtls, {
  pass: [
    {
      name: "a strict mesh",
      resources: [...peer("istio-system", "STRICT"), ...policy(principals)],
    },
    {
      name: "a strict namespace under a mesh that is not",
      resources: [
        ...peer("istio-system", "PERMISSIVE"),
        ...peer("team-a", "STRICT"),
        ...policy(principals),
      ],
    },
    {
      name: "strict workloads",
      resources: [...peer("team-a", "STRICT", { selector }), ...policy(principals, { selector })],
    },
    { name: "addresses and tokens", resources: policy(from({ ipBlocks: ["10.0.0.0/8"] })) },
    { name: "an empty list", resources: policy(from({ principals: [] })) },
    {
      name: "a policy of a waypoint",
      resources: policy(principals, { targetRefs: [{ kind: "Gateway", name: "waypoint" }] }),
    },
  ],
  fail: [
    {
      name: "no PeerAuthentication, which means permissive",
      resources: policy(principals),
      findings: [
        [
          path,
          "the field needs a client certificate, but mutual TLS is not strict, so callers may have none",
        ],
      ],
    },
    ...["PERMISSIVE", "DISABLE"].map((mode): RuleCase => ({
      name: `a namespace of mode ${mode} under a strict mesh, in an older version`,
      resources: [
        ...peer("istio-system", "STRICT"),
        ...peer("team-a", mode),
        ...policy(principals, {}, "team-a", "v1beta1"),
      ],
      findings: [
        [
          path,
          "the field needs a client certificate, but mutual TLS is not strict, so callers may have none",
        ],
      ],
    })),
    {
      name: "strict workloads other than those of the policy",
      resources: [...peer("team-a", "STRICT", { selector }), ...policy(principals)],
      findings: [
        [
          path,
          "the field needs a client certificate, but mutual TLS is not strict, so callers may have none",
        ],
      ],
    },
    ...["notPrincipals", "namespaces", "notNamespaces", "serviceAccounts"].map(
      (name): RuleCase => ({
        name,
        resources: policy(from({ [name]: ["a"] })),
        findings: [
          [
            `spec.rules[0].from[0].source.${name}`,
            "the field needs a client certificate, but mutual TLS is not strict, so callers may have none",
          ],
        ],
      }),
    ),
    {
      name: "a condition",
      resources: policy({ when: [{ key: "source.namespace", values: ["a"] }] }),
      findings: [
        [
          "spec.rules[0].when[0].key",
          "the field needs a client certificate, but mutual TLS is not strict, so callers may have none",
        ],
      ],
    },
  ],
  notApplicable: [
    {
      name: "a policy of a foreign group",
      resources: namespaced("example.com/v1", "AuthorizationPolicy", "team-a", {}),
    },
  ],
  unknown: [
    {
      name: "an unknown mode",
      resources: [...policy(principals), ...peer("team-a", UNKNOWN)],
      reasons: ["unknown value at spec.mtls.mode"],
    },
    {
      name: "an unknown source beside a known one",
      resources: policy({ from: [{ source: UNKNOWN }, { source: { namespaces: ["a"] } }] }),
      findings: [
        [
          "spec.rules[0].from[1].source.namespaces",
          "the field needs a client certificate, but mutual TLS is not strict, so callers may have none",
        ],
      ],
      reasons: ["unknown value at spec.rules[0].from[0].source"],
    },
    {
      name: "an unknown namespace",
      resources: policy(principals, {}, UNKNOWN),
      reasons: ["unknown value at metadata.namespace"],
    },
  ],
});
