import { readdirSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { checkExample, EXAMPLES_FOLDER, readExample } from "../../policy/check/rule-example";
import { RULES } from "../../policy/rules";
import { DEFAULT_KUBERNETES_VERSION } from "../../policy/rule/kubernetes-version";
import type { Rule } from "../../policy/rule/rule";
import { WAIVER_RULE } from "../../policy/waivers/waiver";

const ROOT = path.join(__dirname, "../..");

/** Waivers are on objects of any type, so that the rule about them applies to none. */
function applies(rule: Rule, verdict: "fail" | "pass"): boolean {
  const { environment, parameters, resources } = readExample(ROOT, rule.id, verdict);
  const setup = { environment, kubernetesVersion: DEFAULT_KUBERNETES_VERSION };
  const bound = rule.bind({ ...setup, settings: parameters });
  return rule.id === WAIVER_RULE || resources.some(({ type }) => bound.appliesTo(type));
}

describe("the examples", () => {
  it("are there for every rule, and for no other", () => {
    const ids = RULES.map(({ id }) => id).sort();
    expect(readdirSync(path.join(ROOT, EXAMPLES_FOLDER)).sort()).toEqual(ids);
  });

  it.each(RULES.map((rule) => [rule.id, rule] as const))("of %s are as they claim", (id, rule) => {
    const [fail, pass] = [readExample(ROOT, id, "fail"), readExample(ROOT, id, "pass")];
    const [bad, good] = [checkExample(id, fail), checkExample(id, pass)];
    expect({
      applies: [applies(rule, "fail"), applies(rule, "pass")],
      hasFinding: bad.findings.length > 0,
      findings: good.findings,
      notEvaluated: [...bad.notEvaluated, ...good.notEvaluated],
    }).toEqual({ applies: [true, true], hasFinding: true, findings: [], notEvaluated: [] });
  });

  it.each(RULES.map(({ id }) => id))("of %s are checked under the same terms", (id) => {
    const [fail, pass] = [readExample(ROOT, id, "fail"), readExample(ROOT, id, "pass")];
    expect([pass.environment, pass.parameters]).toEqual([fail.environment, fail.parameters]);
  });
});
