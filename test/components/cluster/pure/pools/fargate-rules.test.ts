import { describe, expect, it } from "vitest";
import { fargatePoolRules } from "../../../../../components/cluster/pure/pools/fargate-rules";
import type { FargatePoolInput } from "../../../../../components/cluster/pure/pools/fargate-settings";
import { findProblems } from "../../../../../components/core/pure/validate";

const input: FargatePoolInput = {
  aws: { accountId: "111122223333", region: "eu-central-1", partition: "aws" },
  selectors: [{ namespace: "jobs" }],
  subnetCount: 3,
};

const problems = (change: Partial<FargatePoolInput>) =>
  findProblems(fargatePoolRules({ ...input, ...change }));

const selectors = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ namespace: `jobs-${index}` }));

const labels = (count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`label-${index}`, "x"]));

describe("fargatePoolRules", () => {
  it.each<[string, Partial<FargatePoolInput>]>([
    ["one namespace", {}],
    ["subnets that another stack tells", { subnetCount: undefined }],
    ["five selectors", { selectors: selectors(5) }],
    ["five labels", { selectors: [{ namespace: "jobs", labels: labels(5) }] }],
    ["patterns", { selectors: [{ namespace: "team-*", labels: { kind: "job-?" } }] }],
    ["labels in any namespace", { selectors: [{ namespace: "*", labels: { kind: "job" } }] }],
  ])("finds nothing wrong with %s", (_, change) => {
    expect(problems(change)).toEqual([]);
  });

  it.each<[string, Partial<FargatePoolInput>]>([
    ["aws.accountId: is not", { aws: { ...input.aws, accountId: "1" } }],
    ["subnetIds: must name", { subnetCount: 0 }],
    ["selectors: must be 1 to 5, got 0", { selectors: [] }],
    ["selectors: must be 1 to 5, got 6", { selectors: selectors(6) }],
    ["selectors[0].namespace: is not the name", { selectors: [{ namespace: "Jobs" }] }],
    ["selectors[0].namespace: takes every pod", { selectors: [{ namespace: "*" }] }],
    [
      "selectors[0].labels: must be at most 5, got 6",
      { selectors: [{ namespace: "jobs", labels: labels(6) }] },
    ],
    [
      "selectors[0].labels.kind: is not the value",
      { selectors: [{ namespace: "jobs", labels: { kind: "a b" } }] },
    ],
  ])("says %s", (start, change) => {
    const found = problems(change);
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(start);
  });
});
