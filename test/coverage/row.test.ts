import { describe, expect, it } from "vitest";
import { expandIds, parseHint, parseRow } from "../../coverage/row";

describe("parseRow", () => {
  it("tells the hints from the rows that count here too", () => {
    const row = parseRow(["KO-4", "Discovery", "Service SD-1..SD-2"], "network", "resource");
    expect(row).toEqual({
      id: "KO-4",
      title: "Discovery",
      family: "network",
      kind: "resource",
      hints: [{ type: "Service", path: [] }],
      like: ["SD-1", "SD-2"],
    });
  });
});

describe("expandIds", () => {
  it.each([
    ["SD-1", ["SD-1"]],
    ["T2-4..T2-5", ["T2-4", "T2-5"]],
    ["preStop", []],
    ["pod-1", []],
  ])("reads %s as %j", (word, ids) => {
    expect(expandIds(word)).toEqual(ids);
  });
});

describe("parseHint", () => {
  it.each([
    ["preStop", { type: undefined, path: ["preStop"] }],
    ["Deployment.strategy", { type: "Deployment", path: ["strategy"] }],
    ["aws.lb.TargetGroup", { type: "aws.lb.TargetGroup", path: [] }],
    [
      "aws.lb.TargetGroup.healthCheck.path",
      { type: "aws.lb.TargetGroup", path: ["healthCheck", "path"] },
    ],
    ["NodePool.kubernetes.io/arch", { type: "NodePool", path: ["kubernetes.io/arch"] }],
    ["karpenter.sh/do-not-disrupt", { type: undefined, path: ["karpenter.sh/do-not-disrupt"] }],
  ])("reads %s", (word, hint) => {
    expect(parseHint(word)).toEqual(hint);
  });
});
