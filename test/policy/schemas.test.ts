import { readFileSync } from "node:fs";
import path from "node:path";
import Ajv from "ajv";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { makeBaseline } from "../../policy/baseline/baseline";
import { evaluate } from "../../policy/check/evaluate";
import { readWaivers } from "../../policy/waivers/read-waivers";
import { pod } from "./resources";
import { waiverNamed } from "./waivers";

const SCHEMAS = path.resolve(__dirname, "../../docs/schemas");

function problemsOf(schema: string, document: unknown): unknown {
  const text = readFileSync(path.join(SCHEMAS, `${schema}.json`), "utf8");
  const validate = new Ajv({ allErrors: true, strictRequired: false }).compile(JSON.parse(text));
  validate(JSON.parse(JSON.stringify(document)));
  return validate.errors ?? [];
}

const options = {
  environment: "prod",
  today: "2026-11-24",
  only: ["pss-host-namespaces"],
} as const;
const risky = pod({ hostPID: true, hostIPC: true });
const { findings } = evaluate(risky, options);

describe("orchestration-policy-1.json", () => {
  it("describes a report with waived findings, and one held against a baseline", () => {
    const waivers = [waiverNamed("w")];
    const baseline = makeBaseline([
      ...findings,
      ...evaluate(pod({ hostNetwork: true }), options).findings,
    ]);
    const waived = evaluate(risky, { ...options, waivers });
    const known = evaluate(risky, { ...options, baseline });
    expect([waived.waived.length, known.baseline?.known, known.baseline?.gone.length]).toEqual([
      2, 2, 1,
    ]);
    expect(problemsOf("orchestration-policy-1", waived)).toEqual([]);
    expect(problemsOf("orchestration-policy-1", known)).toEqual([]);
  });
});

describe("orchestration-baseline-1.json", () => {
  it("describes what is written", () => {
    expect(problemsOf("orchestration-baseline-1", makeBaseline(findings))).toEqual([]);
  });

  it("refuses values of properties", () => {
    const [entry] = makeBaseline(findings).entries;
    const document = { format: "orchestration-baseline/1", entries: [{ ...entry, value: "x" }] };
    expect(problemsOf("orchestration-baseline-1", document)).toHaveLength(1);
  });
});

describe("orchestration-waivers-1.json", () => {
  const WAIVER =
    '{id: w, rule: tag-required, resources: ["*"], owner: a, reason: b, expires: 2026-12-31, ticket: c}';
  const file = (waiver: string) => `format: orchestration-waivers/1\nwaivers: [${waiver}]`;
  const read = (text: string) => readWaivers("w.yaml", text, ["tag-required"]).problems;

  it("accepts what the linter accepts", () => {
    const text = file(WAIVER);
    expect([problemsOf("orchestration-waivers-1", parse(text)), read(text)]).toEqual([[], []]);
  });

  it.each([
    WAIVER.replace("id: w", "id: a b"),
    WAIVER.replace("rule: tag-required, ", ""),
    WAIVER.replace("owner", "owners"),
    WAIVER.replace('["*"]', "[]"),
    WAIVER.replace("ticket: c", "ticket: 7"),
    WAIVER.replace("{id", "{environments: [local], id"),
  ])("refuses %s, as the linter does", (waiver) => {
    const text = file(waiver);
    expect(problemsOf("orchestration-waivers-1", parse(text))).not.toEqual([]);
    expect(read(text)).not.toEqual([]);
  });
});
