import { meshVsUnreachable } from "../../../../policy/rules/mesh-correctness/mesh-vs-unreachable";
import { describeRule, type RuleCase } from "../../describe-rule";
import { meshObject, virtualService } from "../../mesh-traffic";
import { pod, UNKNOWN } from "../../resources";

type Conditions = Readonly<Record<string, unknown>>;

const rule = (...match: readonly unknown[]) => ({ match, route: [] });
const all = { route: [] };
const http = (...rules: readonly unknown[]) => virtualService({ http: rules });
const uri = (condition: Conditions, more: Conditions = {}) => ({ uri: condition, ...more });
const header = (condition: unknown) => ({ headers: { version: condition } });
const sni = (...sniHosts: readonly string[]) => ({ port: 443, sniHosts });
const A = uri({ prefix: "/a" });
const SECOND = "spec.http[1]";

/** A rule before another, of which nothing is left to the second. */
const lost = (name: string, earlier: unknown, later: unknown): RuleCase => ({
  name,
  resources: http(rule(earlier), rule(later)),
  findings: [[SECOND, "the rule is never reached: spec.http[0] matches all of its requests"]],
});

/** A rule before another, which leaves something to the second. */
const kept = (name: string, earlier: unknown, later: unknown) => ({
  name,
  resources: http(rule(earlier), rule(later)),
});

describeRule(meshVsUnreachable, {
  pass: [
    { name: "a rule without conditions at the end", resources: http(rule(A), all) },
    kept("other paths", A, uri({ prefix: "/b" })),
    kept("the wider path later", uri({ prefix: "/a/b" }), A),
    kept("a prefix after one path", uri({ exact: "/a" }), A),
    kept("an expression that may match more", A, uri({ regex: "/a.*" })),
    kept("a condition on a header before none", { ...A, ...header({ exact: "1" }) }, A),
    kept("other values of a header", header({ exact: "1" }), header({ exact: "2" })),
    kept("a header that must be absent", { withoutHeaders: { a: {} } }, A),
    kept(
      "absent text before an absent header",
      { withoutHeaders: { a: {} } },
      { withoutHeaders: { a: { exact: "1" } } },
    ),
    kept("another method", { method: { exact: "GET" } }, { method: { exact: "PUT" } }),
    kept("another port", { port: 80 }, { port: 81 }),
    kept(
      "another parameter",
      { queryParams: { a: { exact: "1" } } },
      { queryParams: { b: { exact: "1" } } },
    ),
    kept("other callers", { sourceLabels: { app: "a" } }, { sourceLabels: { app: "b" } }),
    kept("upper case", uri({ exact: "/a" }), uri({ exact: "/a" }, { ignoreUriCase: true })),
    kept("calls by one gateway only", { gateways: ["edge"] }, A),
    kept("a condition that we do not know", { newer: true }, A),
    {
      name: "a wider condition of the same rule",
      resources: http(rule(A, uri({ prefix: "/a/b" }))),
    },
    {
      name: "what another VirtualService may leave",
      resources: http({ match: [A], delegate: { name: "part" } }, rule(A)),
    },
    {
      name: "the narrower name, which wins whatever the order",
      resources: virtualService({ tls: [rule(sni("*.example.com")), rule(sni("a.example.com"))] }),
    },
    {
      name: "other ports of connections",
      resources: virtualService({ tcp: [rule({ port: 1 }), rule({ port: 2 }), all] }),
    },
  ],
  fail: [
    {
      name: "a rule after one without conditions",
      resources: http(all, rule(A)),
      findings: [[SECOND, "the rule is never reached: spec.http[0] matches all of its requests"]],
    },
    {
      name: "two without conditions",
      resources: http(all, all),
      findings: [[SECOND, "the rule is never reached: spec.http[0] matches all of its requests"]],
    },
    {
      name: "an empty list of conditions",
      resources: http(rule(), rule(A)),
      findings: [[SECOND, "the rule is never reached: spec.http[0] matches all of its requests"]],
    },
    lost("a rule after all paths", uri({ prefix: "/" }), A),
    lost("a rule after any path", uri({ regex: ".*" }), uri({ exact: "/a" })),
    lost("a rule after a star", uri({ regex: "*" }), header({ exact: "1" })),
    lost("the same condition", A, A),
    lost("the same, called otherwise", { name: "a", ...A }, { name: "b", ...A }),
    lost("a narrower path", A, uri({ prefix: "/ab" })),
    lost("one path under a prefix", A, uri({ exact: "/a/b" })),
    lost("the same in another case", uri({ prefix: "/A" }, { ignoreUriCase: true }), A),
    lost("one more condition", A, { ...A, method: { exact: "GET" } }),
    lost("a value of a header that may have any", header({}), header({ exact: "1" })),
    lost("the same expression", uri({ regex: "/a.*" }), uri({ regex: "/a.*" })),
    lost(
      "the same absent header",
      { withoutHeaders: { a: {} } },
      { withoutHeaders: { a: {} }, ...A },
    ),
    lost("one of its gateways", { gateways: ["mesh"] }, A),
    lost(
      "a narrower group of callers",
      { sourceLabels: { app: "a" } },
      { sourceLabels: { app: "a", tier: "b" } },
    ),
    {
      name: "one of two conditions",
      resources: http(rule(A), rule(uri({ prefix: "/b" }), A)),
      findings: [
        [
          "spec.http[1].match[1]",
          "the condition is never reached: spec.http[0].match[0] matches all of its requests",
        ],
      ],
    },
    {
      name: "a condition twice in a rule",
      resources: http(rule(A, { uri: { prefix: "/a" } })),
      findings: [
        [
          "spec.http[0].match[1]",
          "the condition is never reached: spec.http[0].match[0] matches all of its requests",
        ],
      ],
    },
    {
      name: "the same with its keys in another order",
      resources: http(rule({ port: 80, ...A }), rule({ ...A, port: 80 })),
      findings: [[SECOND, "the rule is never reached: spec.http[0] matches all of its requests"]],
    },
    {
      name: "connections of the same condition",
      resources: virtualService({
        tls: [
          rule(sni("a.example.com", "b.example.com")),
          rule(sni("b.example.com", "a.example.com")),
        ],
        tcp: [all, rule({ port: 1 })],
      }),
      findings: [
        ["spec.tls[1]", "the rule is never reached: spec.tls[0] matches all of its requests"],
        ["spec.tcp[1]", "the rule is never reached: spec.tcp[0] matches all of its requests"],
      ],
    },
    {
      name: "a patch of an old version",
      resources: meshObject("VirtualServicePatch", { http: [all, all] }, { version: "v1alpha3" }),
      findings: [[SECOND, "the rule is never reached: spec.http[0] matches all of its requests"]],
    },
  ],
  notApplicable: [{ name: "a Pod", resources: pod({}) }],
  unknown: [
    {
      name: "an unknown condition, and the others all the same",
      resources: http(rule(A), rule(uri({ prefix: UNKNOWN }), A)),
      findings: [
        [
          "spec.http[1].match[1]",
          "the condition is never reached: spec.http[0].match[0] matches all of its requests",
        ],
      ],
      reasons: ["unknown value at spec.http[1].match[0].uri.prefix"],
    },
    {
      name: "unknown rules",
      resources: virtualService({ http: UNKNOWN }),
      reasons: ["unknown value at spec.http"],
    },
  ],
});
