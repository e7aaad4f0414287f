import Ajv from "ajv";
import { describe, expect, it } from "vitest";
import schema from "../../../docs/schemas/orchestration-diff-1.json";
import { comparePlans } from "../../../plan/diff/compare-plans";
import { planned, planOf } from "../planned";

const validate = new Ajv({ allErrors: true }).compile(schema);

const vpc = planned({ type: "aws:ec2/vpc:Vpc", name: "net", inputs: { cidrBlock: "10.0.0.0/16" } });
const queue = planned({ type: "aws:sqs/queue:Queue", name: "q", inputs: { delaySeconds: 1 } });
const old = planned({ type: "aws:sns/topic:Topic", name: "old" });
const diff = comparePlans(
  planOf([vpc, queue, old, planned({ type: "a:b:C", name: "gone" })]),
  planOf([
    { ...vpc, inputs: { cidrBlock: "10.1.0.0/16" } },
    { ...queue, inputs: {}, protect: true },
    planned({ type: old.type, name: "new", aliases: [old.urn] }),
    planned({ type: "a:b:D", name: "fresh" }),
  ]),
);

describe("docs/schemas/orchestration-diff-1.json", () => {
  it("accepts a comparison with every kind of difference", () => {
    const { added, removed, changed, moved, replaced } = diff;
    expect([added, removed, changed, moved, replaced].map((list) => list.length)).toEqual([
      1, 1, 1, 1, 1,
    ]);
    expect(validate(diff) ? [] : validate.errors).toEqual([]);
  });

  it("refuses a replacement without a reason", () => {
    const [entry] = diff.replaced;
    expect(validate({ ...diff, replaced: [{ ...entry, because: [] }] })).toBe(false);
  });
});
