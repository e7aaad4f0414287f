import { describe, expect, it } from "vitest";
import { evaluate, type CheckOptions } from "../../../policy/check/evaluate";
import { parseText } from "../../../policy/check/parse-text";
import { readResources } from "../../../policy/check/read-resources";
import type { NormalizedResource } from "../../../policy/rule/resource";

/** One way to slip past a rule, and what the rule says to it. */
export interface Bypass {
  readonly name: string;
  /** A manifest as text, which goes through the parser, or resources as a program declares them. */
  readonly given: string | readonly NormalizedResource[];
  readonly rule: string;
  /** Where the finding points. */
  readonly path?: string;
  /** Instead of a finding: why the rule cannot say. */
  readonly reason?: string;
  readonly settings?: CheckOptions["settings"];
}

/** Tests that every bypass is caught: by a finding at its path, or as not evaluated. */
export function describeBypasses(theme: string, bypasses: readonly Bypass[]): void {
  describe(`ways past a rule: ${theme}`, () => {
    it.each(bypasses)("$rule hears of $name", ({ given, rule, path, reason, settings = {} }) => {
      const resources = typeof given === "string" ? read(given) : given;
      const report = evaluate(resources, { environment: "prod", only: [rule], settings });
      const paths = report.findings.map((finding) => finding.path);
      const reasons = report.notEvaluated.map((entry) => entry.reason);
      if (path !== undefined) expect(paths).toContain(path);
      if (reason !== undefined) expect(reasons).toContain(reason);
      expect(paths.length + reasons.length).toBeGreaterThan(0);
    });
  });
}

function read(text: string): readonly NormalizedResource[] {
  const { documents, problems } = parseText(text, "manifest.yaml");
  expect(problems).toEqual([]);
  return documents.flatMap((document) => readResources(document, true).resources);
}

/** The text of a manifest in a namespace of a team; the rest is YAML of one line. */
export function text(apiVersion: string, kind: string, rest: string): string {
  return `{apiVersion: ${apiVersion}, kind: ${kind}, metadata: {name: web, namespace: shop}, ${rest}}`;
}

/** The text of a pod whose spec is YAML of one line. */
export function podText(spec: string): string {
  return text("v1", "Pod", `spec: {${spec}}`);
}
