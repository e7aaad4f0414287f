import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import os from "node:os";
import path from "node:path";
import { build } from "esbuild";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { EXIT } from "../../../engine/exit-codes";
import { evaluate } from "../../../policy/check/evaluate";
import { readExample } from "../../../policy/check/rule-example";
import { RULES } from "../../../policy/rules";
import type { Rule } from "../../../policy/rule/rule";
import { runRecorded } from "../../cli/recorded-context";
import { declared, UNKNOWN } from "../resources";

const ROOT = path.resolve(__dirname, "../../..");
const LIST = "policy/rules/index.ts";
const QUEUE = "aws:sqs/queue:Queue";

let folder = "";

beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), "policy-new-"));
  cpSync(path.join(ROOT, "policy/rules"), path.join(folder, "policy/rules"), { recursive: true });
  for (const name of ["rule", "world"]) {
    symlinkSync(path.join(ROOT, "policy", name), path.join(folder, "policy", name));
  }
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

function policyNew(...args: readonly string[]) {
  return runRecorded(["policy", "new", ...args], { cwd: folder });
}

const QUEUE_RULE = [
  ...["team-owns-queue", "--topic", "data-queues-keys"],
  ...["--type", QUEUE, "--field", "tags.owner"],
];

async function load(file: string, constant: string): Promise<Rule> {
  const outfile = path.join(folder, "rule.cjs");
  await build({
    entryPoints: [path.join(folder, file)],
    outfile,
    bundle: true,
    format: "cjs",
    platform: "node",
    nodePaths: [path.join(ROOT, "node_modules")],
  });
  return createRequire(outfile)(outfile)[constant];
}

describe("orchestrate policy new", () => {
  it("writes a rule, its test, its examples and its place in the list", async () => {
    const { code, stdout } = await policyNew(...QUEUE_RULE);
    expect([code, stdout.trimEnd().split("\n")]).toEqual([
      EXIT.ok,
      [
        "wrote policy/rules/data-queues-keys/team-owns-queue.ts",
        "wrote test/policy/rules/data-queues-keys/team-owns-queue.test.ts",
        "wrote policy/examples/team-owns-queue/fail.yaml",
        "wrote policy/examples/team-owns-queue/pass.yaml",
        `wrote ${LIST}`,
      ],
    ]);
    const before = readFileSync(path.join(ROOT, LIST), "utf8").split("\n");
    const after = readFileSync(path.join(folder, LIST), "utf8").split("\n");
    expect(after.filter((line) => !before.includes(line))).toEqual([
      'import { teamOwnsQueue } from "./data-queues-keys/team-owns-queue";',
      "  teamOwnsQueue,",
    ]);
    expect(after.length).toBe(before.length + 2);
  });

  it("makes a rule that works", async () => {
    await policyNew(...QUEUE_RULE);
    const file = "policy/rules/data-queues-keys/team-owns-queue.ts";
    const rule = await load(file, "teamOwnsQueue");
    const report = evaluate(
      [
        ...declared(QUEUE, { tags: { owner: "shop" } }),
        ...declared(QUEUE, { tags: {} }),
        ...declared(QUEUE, { tags: UNKNOWN }),
      ],
      { environment: "prod", rules: [rule] },
    );
    expect(report.findings.map(({ path: field }) => field)).toEqual(["tags.owner"]);
    expect(report.notEvaluated.map(({ reason }) => reason)).toEqual(["unknown value at tags"]);
  });

  it("makes examples that the rule judges as they claim", async () => {
    await policyNew(...QUEUE_RULE);
    const rule = await load("policy/rules/data-queues-keys/team-owns-queue.ts", "teamOwnsQueue");
    const findings = (["fail", "pass"] as const).map((verdict) => {
      const { resources } = readExample(folder, rule.id, verdict);
      return evaluate(resources, { environment: "prod", rules: [rule] }).findings.length;
    });
    expect(findings).toEqual([1, 0]);
  });

  it("makes a test with a case of each kind", async () => {
    await policyNew(...QUEUE_RULE);
    const test = "test/policy/rules/data-queues-keys/team-owns-queue.test.ts";
    const text = readFileSync(path.join(folder, test), "utf8");
    const kinds = ["pass: [", "fail: [", "notApplicable: [", "unknown: ["];
    expect(kinds.filter((kind) => !text.includes(kind))).toEqual([]);
    expect(text).toContain('findings: [["tags.owner", "tags.owner is not set"]]');
  });

  it("names everything that is wrong at once and writes nothing", async () => {
    const [taken = ""] = RULES.map(({ id }) => id);
    const { code, stderr } = await policyNew(
      ...[taken, "--topic", "queues", "--severity", "bad", "--type", "Queue", "--field", "a..b"],
    );
    expect(code).toBe(EXIT.usage);
    expect(stderr.split("\n").filter((line) => /RULE|--/.test(line))).toEqual([
      expect.stringContaining(`RULE: is a rule already, got "${taken}"`),
      expect.stringContaining('--topic: is not a topic, got "queues"'),
      expect.stringContaining('--severity: is not a severity, got "bad"'),
      expect.stringContaining('--type: has the wrong form, got "Queue"'),
      expect.stringContaining('--field: has the wrong form, got "a..b"'),
    ]);
    expect(readFileSync(path.join(folder, LIST), "utf8")).toBe(
      readFileSync(path.join(ROOT, LIST), "utf8"),
    );
  });

  it("replaces no file", async () => {
    await policyNew(...QUEUE_RULE);
    const { code, stderr } = await policyNew(...QUEUE_RULE);
    expect(code).toBe(EXIT.usage);
    expect(stderr).toContain("policy/rules/data-queues-keys/team-owns-queue.ts: exists; remove it");
  });

  it("says where it is to be run", async () => {
    rmSync(path.join(folder, LIST));
    const { code, stderr } = await policyNew(...QUEUE_RULE);
    expect(code).toBe(EXIT.usage);
    expect(stderr).toContain(`${LIST}: is not here; run this in the root of a checkout`);
  });
});
