import { describe, expect, it } from "vitest";
import { parseFieldPath, valueAt, withoutField } from "./field-path";
import { provesRow } from "./proves";

const deployment = {
  type: "kubernetes:apps/v1:Deployment",
  inputs: {
    metadata: { labels: { "app.kubernetes.io/name": "web" } },
    spec: { template: { spec: { topologySpreadConstraints: [{ maxSkew: 1 }, { maxSkew: 1 }] } } },
  },
};
const maxSkew = "spec.template.spec.topologySpreadConstraints[0].maxSkew";

describe("provesRow", () => {
  it("holds for an exact value of a field that the row names", () => {
    expect(() => provesRow("WL-2", deployment, maxSkew, 1)).not.toThrow();
  });

  it("fails for another value", () => {
    expect(() => provesRow("WL-2", deployment, maxSkew, 2)).toThrow("expected 1 to deeply equal 2");
  });

  it("fails for an absent field, whose deletion changes nothing", () => {
    const path = "spec.template.spec.affinity";
    expect(() => provesRow("WL-2", deployment, path, undefined)).toThrow("proves nothing");
  });

  it("fails for a field that the row does not name", () => {
    const path = 'metadata.labels["app.kubernetes.io/name"]';
    expect(() => provesRow("WL-2", deployment, path, "web")).toThrow("WL-2 is not declared by");
  });

  it("fails for a row that the article does not have", () => {
    expect(() => provesRow("WL-99", deployment, maxSkew, 1)).toThrow("no row WL-99");
  });

  it("fails for a row about people", () => {
    expect(() => provesRow("ORG-1", deployment, maxSkew, 1)).toThrow("about people");
  });

  it("checks each of several rows", () => {
    expect(() => provesRow(["WL-2", "SD-5"], deployment, maxSkew, 1)).toThrow(
      "SD-5 is not declared",
    );
  });
});

describe("parseFieldPath", () => {
  it("reads names, indices and quoted keys", () => {
    expect(parseFieldPath('spec.rules[0].tags["a.b/c"].x')).toEqual([
      "spec",
      "rules",
      0,
      "tags",
      "a.b/c",
      "x",
    ]);
  });

  it("refuses text that is not a path", () => {
    expect(() => parseFieldPath("spec..x")).toThrow("unreadable field path spec..x");
  });
});

describe("withoutField", () => {
  it("deletes the property and nothing else", () => {
    expect(withoutField({ a: { b: 1, c: 2 } }, ["a", "b"])).toEqual({ a: { c: 2 } });
  });

  it("leaves a hole for an item, so that the next one does not take its place", () => {
    expect(valueAt(withoutField([1, 1], [0]), [0])).toBe(undefined);
  });

  it("does not change the original", () => {
    const original = { a: [{ b: 1 }] };
    withoutField(original, ["a", 0, "b"]);
    expect(original).toEqual({ a: [{ b: 1 }] });
  });
});
