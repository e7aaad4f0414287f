import { meshJwt } from "../../../../policy/rules/mesh-security/mesh-jwt";
import { describeRule, type RuleCase } from "../../describe-rule";
import { namespaced, UNKNOWN } from "../../resources";

type Spec = Readonly<Record<string, unknown>>;

const jwtRule = { issuer: "https://id.example.com", jwksUri: "https://id.example.com/keys" };
const selector = { matchLabels: { app: "web" } };
const other = { matchLabels: { app: "other" } };
const authentication = (spec: Spec = {}, place: unknown = "team-a", version = "v1") =>
  namespaced(`security.istio.io/${version}`, "RequestAuthentication", place, {
    jwtRules: [jwtRule],
    ...spec,
  });
const policy = (spec: Spec, place: unknown = "team-a") =>
  namespaced("security.istio.io/v1", "AuthorizationPolicy", place, spec);
const from = (source: unknown) => [{ from: [{ source }] }];
const demand = { rules: from({ requestPrincipals: ["*"] }) };
const whenClaim = [{ when: [{ key: "request.auth.claims[iss]", values: ["a"] }] }];

describeRule(meshJwt, {
  pass: [
    { name: "a policy of the namespace", resources: [...authentication(), ...policy(demand)] },
    {
      name: "a policy for the same workloads",
      resources: [...authentication({ selector }), ...policy({ ...demand, selector })],
    },
    {
      name: "a policy of the root",
      resources: [...authentication(), ...policy(demand, "istio-system")],
    },
    {
      name: "a mesh-wide authentication that a namespace makes use of",
      resources: [...authentication({}, "istio-system"), ...policy(demand)],
    },
    {
      name: "a denial of calls without token",
      resources: [
        ...authentication(),
        ...policy({ action: "DENY", rules: from({ notRequestPrincipals: ["*"] }) }),
      ],
    },
    { name: "a claim", resources: [...authentication(), ...policy({ rules: whenClaim })] },
    { name: "no rule for tokens", resources: authentication({ jwtRules: [] }) },
    {
      name: "keys written out",
      resources: [
        ...authentication({ jwtRules: [{ issuer: "a", jwks: "{}" }] }),
        ...policy(demand),
      ],
    },
  ],
  fail: [
    ...["v1", "v1beta1"].map((version): RuleCase => ({
      name: `no policy, in ${version}`,
      resources: authentication({}, "team-a", version),
      findings: [
        [
          "spec.jwtRules",
          "no AuthorizationPolicy requires a token, so requests without a token are accepted",
          "token",
        ],
      ],
    })),
    ...[
      {
        name: "a policy that allows by address",
        spec: { rules: from({ ipBlocks: ["10.0.0.1"] }) },
      },
      { name: "a denial of those with token", spec: { action: "DENY", ...demand } },
      { name: "an audit", spec: { action: "AUDIT", ...demand } },
      { name: "a policy for other workloads", spec: { ...demand, selector: other } },
    ].map(({ name, spec }): RuleCase => ({
      name,
      resources: [...authentication({ selector }), ...policy(spec)],
      findings: [
        [
          "spec.jwtRules",
          "no AuthorizationPolicy requires a token, so requests without a token are accepted",
          "token",
        ],
      ],
    })),
    {
      name: "a policy elsewhere",
      resources: [...authentication(), ...policy(demand, "team-b")],
      findings: [
        [
          "spec.jwtRules",
          "no AuthorizationPolicy requires a token, so requests without a token are accepted",
          "token",
        ],
      ],
    },
    {
      name: "keys over plain HTTP",
      resources: [
        ...authentication({ jwtRules: [{ jwksUri: "http://id.example.com/keys" }] }),
        ...policy(demand),
      ],
      findings: [
        [
          "spec.jwtRules[0].jwksUri",
          "the keys that verify tokens are not fetched over HTTPS",
          "keys",
        ],
      ],
    },
  ],
  notApplicable: [
    {
      name: "an authentication of a foreign group",
      resources: namespaced("example.com/v1", "RequestAuthentication", "team-a", {}),
    },
  ],
  unknown: [
    {
      name: "an unknown source of the policy",
      resources: [...authentication(), ...policy({ rules: from(UNKNOWN) })],
      reasons: ["unknown value at spec.rules[0].from[0].source"],
    },
    {
      name: "an unknown address of the keys",
      resources: [...authentication({ jwtRules: [{ jwksUri: UNKNOWN }] }), ...policy(demand)],
      reasons: ["unknown value at spec.jwtRules[0].jwksUri"],
    },
    {
      name: "a policy that may belong to the namespace",
      resources: [...authentication(), ...policy(demand, UNKNOWN)],
      reasons: ["unknown value at metadata.namespace"],
    },
    {
      name: "an unknown namespace",
      resources: authentication({}, UNKNOWN),
      reasons: ["unknown value at metadata.namespace"],
    },
  ],
});
