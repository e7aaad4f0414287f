import { meshAuthzSafe } from "../../../../policy/rules/mesh-security/mesh-authz-safe";
import { describeRule, type RuleCase } from "../../describe-rule";
import { declared, namespaced, UNKNOWN } from "../../resources";

const policy = (spec: Readonly<Record<string, unknown>>, version = "v1") =>
  namespaced(`security.istio.io/${version}`, "AuthorizationPolicy", "team-a", spec);
const rule = (parts: Readonly<Record<string, unknown>>) => policy({ rules: [parts] });
const from = (source: unknown) => ({ from: [{ source }] });
const to = (operation: unknown) => ({ to: [{ operation }] });

describeRule(meshAuthzSafe, {
  pass: [
    { name: "nothing allowed", resources: policy({}) },
    { name: "a named source", resources: rule(from({ principals: ["cluster.local/ns/a/sa/b"] })) },
    { name: "any signed-in user", resources: rule(from({ requestPrincipals: ["*"] })) },
    {
      name: "an exception to what a source allows",
      resources: rule({ ...from({ namespaces: ["a"] }), ...to({ notPaths: ["/admin"] }) }),
    },
    {
      name: "a condition that names a value",
      resources: rule({ when: [{ key: "request.headers[a]", values: ["b"] }] }),
    },
    {
      name: "DENY of all but a path",
      resources: policy({ action: "DENY", rules: [to({ notPaths: ["/public"] })] }),
    },
    {
      name: "DENY of every path and of every principal",
      resources: policy({
        action: "DENY",
        rules: [{ ...to({ paths: ["/*"] }), ...from({ principals: ["*"] }) }],
      }),
    },
    { name: "AUDIT of everything", resources: policy({ action: "AUDIT", rules: [{}] }) },
  ],
  fail: [
    {
      name: "an empty rule",
      resources: rule({}),
      findings: [
        ["spec.rules[0]", "the rule has no conditions, so it allows every request", "allow-rules"],
      ],
    },
    {
      name: "an empty rule, by the older version and stated",
      resources: policy({ action: "ALLOW", rules: [{}] }, "v1beta1"),
      findings: [
        ["spec.rules[0]", "the rule has no conditions, so it allows every request", "allow-rules"],
      ],
    },
    ...[
      from({ notNamespaces: ["a"] }),
      to({ notPaths: ["/admin"] }),
      { when: [{ key: "source.ip", notValues: ["10.0.0.1"] }] },
      { ...from({ notPrincipals: ["a"], principals: [] }), ...to({ notMethods: ["DELETE"] }) },
      { from: [{ source: { namespaces: ["a"] } }, { source: { notIpBlocks: ["10.0.0.0/8"] } }] },
    ].map((parts): RuleCase => ({
      name: `all but ${JSON.stringify(parts)}`,
      resources: rule(parts),
      findings: [
        [
          "spec.rules[0]",
          "the rule names only exceptions, so it allows every other request",
          "allow-rules",
        ],
      ],
    })),
    {
      name: "every principal",
      resources: rule(from({ principals: ["*"] })),
      findings: [
        [
          "spec.rules[0].from[0].source.principals[0]",
          "the rule allows every principal (*)",
          "principals",
        ],
      ],
    },
    {
      name: "every principal by condition",
      resources: rule({ when: [{ key: "source.principal", values: ["*"] }] }),
      findings: [
        ["spec.rules[0].when[0].values[0]", "the rule allows every principal (*)", "principals"],
      ],
    },
    {
      name: "DENY of a path",
      resources: policy({ action: "DENY", rules: [to({ paths: ["/admin"] })] }),
      findings: [
        [
          "spec.rules[0].to[0].operation.paths",
          "the DENY rule lists paths, so a request with another spelling of a path is not denied",
          "deny-paths",
        ],
      ],
    },
  ],
  notApplicable: [
    {
      name: "a policy of a foreign group",
      resources: namespaced("example.com/v1", "AuthorizationPolicy", "team-a", { rules: [{}] }),
    },
  ],
  unknown: [
    {
      name: "an unknown action",
      resources: policy({ action: UNKNOWN, rules: [{}] }),
      reasons: ["unknown value at spec.action"],
    },
    {
      name: "unknown rules",
      resources: policy({ rules: UNKNOWN }),
      reasons: ["unknown value at spec.rules"],
    },
    {
      name: "an unknown source",
      resources: rule(from(UNKNOWN)),
      reasons: ["unknown value at spec.rules[0].from[0].source"],
    },
    {
      name: "a patch without action",
      resources: declared("kubernetes:security.istio.io/v1:AuthorizationPolicyPatch", {
        spec: { rules: [{}] },
      }),
      reasons: ["not set by this patch: spec.action"],
    },
  ],
});
