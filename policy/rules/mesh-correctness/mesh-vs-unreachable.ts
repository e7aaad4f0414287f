import type { Field } from "../../rule/field";
import type { Findings } from "../../rule/findings";
import { istioAnalysis } from "../../rule/frameworks";
import { covers, coversConnection, type Match } from "./mesh-vs-unreachable/http-matches";
import { VIRTUAL_SERVICE } from "../../world/mesh/istio-kinds";
import { isRecord } from "../../rule/resource";
import { stackRule } from "../../rule/rule";
import { boundGateways, MESH_GATEWAY } from "../../world/mesh/virtual-services";

/** The first rule that matches a request handles it, so a later rule never sees it. */
export const meshVsUnreachable = stackRule({
  id: "mesh-vs-unreachable",
  topic: "mesh-correctness",
  severity: "medium",
  description:
    "Every rule of a VirtualService matches requests that the rules before it do not match.",
  remediation: "Move the rule before the broader one, and the rule without conditions to the end.",
  frameworks: [
    istioAnalysis("IST0130", "Rules of a VirtualService can be reached"),
    istioAnalysis("IST0131", "Matches of a VirtualService have an effect"),
  ],
  parameters: {},
  appliesTo: (type) => type === VIRTUAL_SERVICE,
  check(world, findings) {
    for (const service of world.virtualServices) {
      const spec = service.root.get("spec");
      const bound = boundGateways(service).map(({ value }) => value);
      const gateways = bound.length === 0 ? [MESH_GATEWAY] : bound;
      checkRules(spec.get("http").items(), gateways, covers, findings);
      checkRules(spec.get("tls").items(), gateways, coversConnection, findings);
      checkRules(spec.get("tcp").items(), gateways, coversConnection, findings);
    }
  },
});

type Covers = (earlier: Match, later: Match) => boolean;

/** A condition of a rule, or the rule itself where it has none. */
interface Placed {
  readonly field: Field;
  readonly rule: Field;
  readonly match: Match;
}

function checkRules(
  rules: readonly Field[],
  gateways: readonly unknown[],
  coversAll: Covers,
  findings: Findings,
): void {
  const earlier: Placed[] = [];
  for (const rule of rules) {
    const own = matchesOf(rule, gateways, findings);
    const blocked = own.map(({ match }) => earlier.find((one) => coversAll(one.match, match)));
    if (own.length > 0 && !blocked.includes(undefined) && isComplete(rule, own)) {
      findings.fail(
        rule,
        `the rule is never reached: ${blocked[0]?.rule.path} matches all of its requests`,
      );
    } else {
      own.forEach(({ field }, at) => {
        const one = blocked[at] ?? own.slice(0, at).find(isSameAs(own[at], coversAll));
        if (one)
          findings.fail(
            field,
            `the condition is never reached: ${one.field.path} matches all of its requests`,
          );
      });
    }
    // A request that the delegate does not match goes on to the next rule.
    if (!rule.get("delegate").isSet) earlier.push(...own);
  }
}

function isSameAs(later: Placed | undefined, coversAll: Covers): (earlier: Placed) => boolean {
  return ({ match }) =>
    later !== undefined && coversAll(match, later.match) && coversAll(later.match, match);
}

/** False where a condition of the rule could not be read. */
function isComplete(rule: Field, own: readonly Placed[]): boolean {
  return own.length === Math.max(rule.get("match").items().length, 1);
}

function matchesOf(
  rule: Field,
  gateways: readonly unknown[],
  findings: Findings,
): readonly Placed[] {
  const fields = rule.get("match").items();
  if (fields.length === 0) return [{ field: rule, rule, match: { conditions: {}, gateways } }];
  const placed: Placed[] = [];
  for (const field of fields) {
    const unreadable = unreadablePart(field);
    if (unreadable === undefined) placed.push({ field, rule, match: matchOf(field, gateways) });
    else findings.notEvaluated(unreadable);
  }
  return placed;
}

function matchOf({ value }: Field, bound: readonly unknown[]): Match {
  if (!isRecord(value)) return { conditions: {}, gateways: bound };
  const { name: _, gateways, ...conditions } = value;
  const own = Array.isArray(gateways) && gateways.length > 0 ? gateways : bound;
  return { conditions, gateways: own };
}

function unreadablePart(field: Field): Field | undefined {
  if (!field.isReadable) return field;
  const parts = Array.isArray(field.value)
    ? field.items()
    : field.entries().map(([, part]) => part);
  for (const part of parts) {
    const found = unreadablePart(part);
    if (found !== undefined) return found;
  }
  return undefined;
}
