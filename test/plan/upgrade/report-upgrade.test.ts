import { Ajv } from "ajv";
import { describe, expect, it } from "vitest";
import schema from "../../../docs/schemas/orchestration-upgrade-1.json";
import { isBlocked } from "../../../plan/upgrade/model";
import { reportUpgrade } from "../../../plan/upgrade/report-upgrade";
import { objectIn, plannedCluster } from "../clusters";
import { planOf } from "../planned";

const cluster = plannedCluster("shop");
const budget = objectIn(cluster, "policy/v1beta1", "PodDisruptionBudget");
const report = reportUpgrade(planOf([...cluster.resources, budget]), "1.36", "2026-11-24");

describe("reportUpgrade", () => {
  it("gives what docs/schemas/orchestration-upgrade-1.json describes", () => {
    const validate = new Ajv({ strict: true }).compile(schema);
    expect(validate(report) ? [] : validate.errors).toEqual([]);
    expect(validate({ ...report, asOf: "today" })).toBe(false);
    expect(validate({ ...report, clusters: [{ cluster: "shop" }] })).toBe(false);
  });

  it("says of each cluster what it takes", () => {
    expect(report).toMatchObject({ format: "orchestration-upgrade/1", stack: "dev" });
    expect(report.clusters.map(({ cluster: name, from, to }) => [name, from, to])).toEqual([
      ["shop", "1.35", "1.36"],
    ]);
  });
});

describe("isBlocked", () => {
  it("is true where one cluster is", () => {
    const free = reportUpgrade(planOf(cluster.resources), "1.36", "2026-11-24");
    expect([isBlocked(report), isBlocked(free)]).toEqual([true, false]);
  });
});
