import { describe, expect, it } from "vitest";
import { declaresField, type ProvenField } from "../../coverage/match";
import { parseRow, type Row } from "../../coverage/row";

const probe: ProvenField = {
  type: "kubernetes:apps/v1:Deployment",
  path: ["spec", "template", "spec", "containers", "readinessProbe", "httpGet", "path"],
  value: "/ready",
};

function rowOf(declares: string, id = "SD-2"): Row {
  return parseRow([id, "Health checks", declares], "network", "resource");
}

const none = () => undefined;

describe("declaresField", () => {
  it.each([
    "readinessProbe",
    "Deployment",
    "Deployment.readinessProbe.path",
    "aws.lb.TargetGroup readinessProbe",
  ])("accepts a field that %s names", (declares) => {
    expect(declaresField(rowOf(declares), probe, none)).toBe(true);
  });

  it.each(["livenessProbe", "Service", "Service.readinessProbe", "path.readinessProbe", ""])(
    "refuses a field that '%s' does not name",
    (declares) => {
      expect(declaresField(rowOf(declares), probe, none)).toBe(false);
    },
  );

  it("looks at the keys and strings of the asserted value", () => {
    const field = { ...probe, path: ["spec"], value: { triggers: [{ type: "cron" }] } };
    expect(declaresField(rowOf("triggers.cron"), field, none)).toBe(true);
  });

  it("tells an AWS type from a kind of the same name", () => {
    const field = { type: "aws:eks/cluster:Cluster", path: ["version"], value: "1.35" };
    expect([
      declaresField(rowOf("aws.eks.Cluster"), field, none),
      declaresField(rowOf("Cluster"), field, none),
      declaresField(rowOf("aws.rds.Cluster"), field, none),
    ]).toEqual([true, false, false]);
  });

  it("counts the fields of a row that it refers to", () => {
    const other = rowOf("readinessProbe", "SD-3");
    expect(declaresField(rowOf("SD-3"), probe, (id) => (id === "SD-3" ? other : undefined))).toBe(
      true,
    );
  });

  it("ends where rows refer to each other in a circle", () => {
    const rows = [rowOf("SD-3", "SD-2"), rowOf("SD-2", "SD-3")];
    const find = (id: string) => rows.find((row) => row.id === id);
    expect(declaresField(rowOf("SD-3"), probe, find)).toBe(false);
  });
});
