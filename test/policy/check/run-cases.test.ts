import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { formatCases, runCases } from "../../../policy/check/run-cases";

const POD = "apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec: ";
const CONFIG_MAP = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n";
const UNKNOWN =
  "apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec: {hostPID: {$unknown: true}}\n";

let folder = "";

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "rule-cases-"));
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

function write(file: string, text: string): void {
  const target = path.join(folder, "cases", file);
  mkdirSync(path.dirname(target), { recursive: true });
  writeFileSync(target, text);
}

const run = () => runCases("cases", folder, { environment: "prod" });

describe("runCases", () => {
  it("tells the four verdicts apart", () => {
    write("pss-host-namespaces/pass.yaml", `${POD}{hostPID: false}\n`);
    write("pss-host-namespaces/fail-pid.yaml", `${POD}{hostPID: true}\n`);
    write("pss-host-namespaces/not-applicable.yaml", CONFIG_MAP);
    write("pss-host-namespaces/unknown.yaml", UNKNOWN);
    const results = run();
    expect(results.map(({ verdict }) => verdict)).toEqual([
      "fail",
      "not-applicable",
      "pass",
      "unknown",
    ]);
    expect(formatCases(results)).toBe("4 cases of 1 rules as promised\n");
  });

  it("says what the rule found where a case is wrong", () => {
    write("pss-host-namespaces/pass.yaml", `${POD}{hostPID: true}\n`);
    expect(formatCases(run())).toBe(
      `cases/pss-host-namespaces/pass.yaml: expected pass, got fail
  spec.hostPID: the pod shares the node's process namespace and can read the environment of every process
1 of 1 cases of 1 rules wrong
`,
    );
  });

  it("lists every file that is not a case at once", () => {
    write("pss-priviliged/fail.yaml", CONFIG_MAP);
    write("pss-privileged/good.yaml", CONFIG_MAP);
    expect(run).toThrow(
      [
        "2 problems:",
        'cases/pss-privileged/good.yaml: is not a case, got "good.yaml"; ' +
          "start its name with one of pass, fail, not-applicable, unknown",
        'cases/pss-priviliged/fail.yaml: is not a rule, got "pss-priviliged"; ' +
          'did you mean "pss-privileged"?',
      ].join("\n  "),
    );
  });

  it("refuses a folder without cases", () => {
    mkdirSync(path.join(folder, "cases"));
    expect(run).toThrow("cases: holds no cases; add files such as RULE/fail.yaml");
  });
});
