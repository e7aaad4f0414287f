import path from "node:path";
import { describe, expect, it } from "vitest";
import { explainRule } from "../../../policy/check/explain-rule";
import { findRule } from "../../../policy/check/find-rule";
import { readExamples } from "../../../policy/check/rule-example";
import { listRules } from "../../../policy/check/rule-list";
import { RULES } from "../../../policy/rules";
import { readWaivers } from "../../../policy/waivers/read-waivers";

const ROOT = path.join(__dirname, "../../..");

function explain(id: string): string {
  return listRules([findRule(id, "rule")])
    .rules.map((rule) => explainRule(rule, readExamples(ROOT, id)))
    .join("");
}

describe("explainRule", () => {
  it("says what must hold, the levels, the page, the fix and who demands it", () => {
    const text = explain("pss-host-namespaces");
    for (const part of [
      "pss-host-namespaces: No pod shares",
      "levels    dev: mandatory, prod: mandatory",
      "page      docs/policies/pss-host-namespaces.md",
      "  Remove hostNetwork, hostPID and hostIPC from the pod spec.",
      "  CIS Amazon EKS Benchmark 1.8.0, 4.2.2",
    ]) {
      expect(text).toContain(part);
    }
  });

  it("shows examples with what it says of them", () => {
    const text = explain("quota-cpu-limit");
    for (const part of [
      'an example, configured with `mode: "require"`, that it finds fault with\n  apiVersion: v1\n',
      "what it says of that\n  spec.containers[0].resources.limits.cpu: ",
      "the same put right\n  apiVersion: v1\n",
    ]) {
      expect(text).toContain(part);
    }
  });

  it("names parameters with their defaults, and those that have none", () => {
    expect(explain("k8s-image-pinned")).toContain("default dev: false, prod: true");
    expect(explain("eks-endpoint-private")).toContain(
      "default dev: not configured, prod: not configured",
    );
  });

  it.each(RULES.filter(({ id }) => id !== "waiver-hygiene").map(({ id }) => id))(
    "shows a waiver of %s that can be read",
    (id) => {
      const [, example = ""] = explain(id).split("in the file of --waivers\n");
      const lines = example.split("\n").map((line) => line.slice(2));
      const ids = RULES.map((rule) => rule.id);
      expect(readWaivers("w.yaml", lines.join("\n"), ids).problems).toEqual([]);
    },
  );

  it("offers no waiver of the rule that watches the waivers", () => {
    expect(explain("waiver-hygiene")).not.toContain("--waivers");
  });
});
