import { describe, expect, it } from "vitest";
import {
  customResource,
  type CustomResourceKind,
  TypedCustomResource,
} from "../../../components/core";
import { record } from "../../support/mocks";

interface QuotaSpec {
  readonly limit: number;
  readonly owners?: readonly string[];
}

const QUOTA: CustomResourceKind<QuotaSpec> = { apiVersion: "example.org/v1", kind: "Quota" };

describe("TypedCustomResource", () => {
  it("declares an object of its kind, under the kind's own type token", async () => {
    const recording = await record(
      () =>
        new TypedCustomResource("small", QUOTA, {
          metadata: { name: "small" },
          spec: { limit: 3 },
        }),
    );
    expect(recording.inventory).toEqual(["kubernetes:example.org/v1:Quota small"]);
    expect(recording.only("kubernetes:example.org/v1:Quota").inputs).toEqual({
      apiVersion: "example.org/v1",
      kind: "Quota",
      metadata: { name: "small" },
      spec: { limit: 3 },
    });
  });
});

describe("customResource", () => {
  it("is the class of one kind", async () => {
    const recording = await record(() => {
      const Quota = customResource(QUOTA);
      const small = new Quota("small", { metadata: { name: "small" }, spec: { limit: 3 } });
      expect(small).toBeInstanceOf(TypedCustomResource);
    });
    expect(recording.only("kubernetes:example.org/v1:Quota").inputs).toMatchObject({
      apiVersion: "example.org/v1",
      kind: "Quota",
      spec: { limit: 3 },
    });
  });
});
