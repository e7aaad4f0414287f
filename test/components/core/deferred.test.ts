import * as pulumi from "@pulumi/pulumi";
import { describe, expect, it } from "vitest";
import { isDeferred } from "../../../components/core/deferred";

describe("isDeferred", () => {
  it("is true of an Output and of a promise", () => {
    expect([pulumi.output("a"), Promise.resolve("a")].map(isDeferred)).toEqual([true, true]);
  });

  it("is false of a plain value", () => {
    expect(["a", ["a"], { a: "a" }].map((value) => isDeferred<unknown>(value))).toEqual([
      false,
      false,
      false,
    ]);
  });
});
