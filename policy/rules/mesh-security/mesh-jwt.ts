import { anyOf, type Answer } from "../../rule/answers";
import {
  isFilledList,
  isSelective,
  rulesOf,
  sourcesOf,
} from "../../world/mesh/authorization-policies";
import { Field } from "../../rule/field";
import type { Findings } from "../../rule/findings";
import { istioBestPractices } from "../../rule/frameworks";
import { AUTHORIZATION_POLICY, REQUEST_AUTHENTICATION } from "../../world/mesh/istio-kinds";
import { NAMESPACE, namespaceField } from "../../world/kubernetes/namespaces";
import { text } from "../../rule/parameters";
import type { Placement } from "../../world/kubernetes/placement";
import type { NormalizedResource } from "../../rule/resource";
import { stackRule } from "../../rule/rule";

/** RequestAuthentication accepts requests without a token; only an AuthorizationPolicy requires one. */
export const meshJwt = stackRule({
  id: "mesh-jwt",
  topic: "mesh-security",
  severity: "high",
  description:
    "An AuthorizationPolicy requires the tokens that a RequestAuthentication checks, and the keys " +
    "are fetched over HTTPS.",
  remediation:
    "Declare an AuthorizationPolicy with requestPrincipals for the same workloads, and write " +
    "jwksUri with https.",
  frameworks: [
    istioBestPractices("request-authentication", "Require the tokens that workloads validate"),
  ],
  checks: {
    token: "An AuthorizationPolicy requires a token.",
    keys: "The keys of issuers are fetched over HTTPS.",
  },
  parameters: {
    rootNamespace: text("Namespace whose policies hold mesh-wide.", "istio-system"),
  },
  appliesTo: (type) => [REQUEST_AUTHENTICATION, AUTHORIZATION_POLICY, NAMESPACE].includes(type),
  check(world, findings, { settings: { rootNamespace } }) {
    const policies = world.placement(AUTHORIZATION_POLICY);
    const namespaceOf = world.namespaceOf;
    for (const resource of world.where((type) => type === REQUEST_AUTHENTICATION)) {
      const jwtRules = Field.root(resource).get("spec", "jwtRules");
      for (const rule of jwtRules.items()) checkKeys(rule, findings.of("keys"));
      if (!jwtRules.isReadable || jwtRules.items().length === 0) continue;
      const namespace = namespaceOf(resource);
      if (namespace === undefined) {
        findings.of("token").notEvaluated(namespaceField(resource));
        continue;
      }
      // One of the root namespace applies everywhere, so a policy of any namespace may require its tokens.
      const near =
        namespace === rootNamespace
          ? world.where((type) => type === AUTHORIZATION_POLICY)
          : [...policies.in(namespace), ...policies.in(rootNamespace)];
      checkRequirement(jwtRules, near, policies, findings.of("token"));
    }
  },
});

function checkKeys(rule: Field, findings: Findings): void {
  findings.forbid(
    rule.get("jwksUri"),
    (uri) => typeof uri === "string" && uri !== "" && !/^https:/i.test(uri),
    "the keys that verify tokens are not fetched over HTTPS",
  );
}

function checkRequirement(
  jwtRules: Field,
  near: readonly NormalizedResource[],
  { unplaced }: Placement,
  findings: Findings,
): void {
  const authentication = Field.root(jwtRules.resource);
  const answer = anyOf(
    near
      .map(Field.root)
      .filter((policy) => canMeet(authentication, policy))
      .map(requiresToken),
  );
  const candidate = unplaced[0];
  if (answer === true) return;
  if (answer instanceof Field) {
    findings.notEvaluated(jwtRules, `unknown value at ${answer.path}`);
  } else if (candidate !== undefined) {
    findings.notEvaluated(jwtRules, `unknown value at ${namespaceField(candidate).path}`);
  } else {
    findings.fail(
      jwtRules,
      "no AuthorizationPolicy requires a token, so requests without a token are accepted",
    );
  }
}

/** False where two policies of a namespace are surely for different workloads. */
function canMeet(authentication: Field, policy: Field): boolean {
  if (isSelective(authentication) !== true || isSelective(policy) !== true) return true;
  const [own, other] = [authentication, policy].map((root) => root.get("spec", "targetRefs"));
  const names = own?.items().map((ref) => ref.get("name").value) ?? [];
  if (names.length > 0) {
    return other?.items().some((ref) => names.includes(ref.get("name").value)) ?? false;
  }
  const [labels, others] = [authentication, policy].map((root) =>
    root.get("spec", "selector", "matchLabels"),
  );
  // Different values of one label never stand on the same pod.
  return (labels?.entries() ?? []).every(([key, label]) => {
    const wanted = others?.get(key);
    return wanted?.text === undefined || label.text === undefined || wanted.text === label.text;
  });
}

/** Whether an ALLOW or a DENY rejects requests without a valid token. */
function requiresToken(policy: Field): Answer {
  const action = policy.get("spec", "action");
  if (!action.isReadable) return action;
  const isDenial = action.value === "DENY";
  if (action.isSet && action.value !== "ALLOW" && !isDenial) return false;
  const [sourceKey, valuesKey] = isDenial
    ? (["notRequestPrincipals", "notValues"] as const)
    : (["requestPrincipals", "values"] as const);
  return anyOf(
    rulesOf(policy).flatMap((rule) => [
      ...sourcesOf(rule).map((source) => isFilledList(source.get(sourceKey))),
      ...rule
        .get("when")
        .items()
        .filter((condition) => /^request\.auth\./.test(condition.get("key").text ?? ""))
        .map((condition) => isFilledList(condition.get(valuesKey))),
    ]),
  );
}
