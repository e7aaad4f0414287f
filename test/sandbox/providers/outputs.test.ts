import { describe, expect, it } from "vitest";
import { asUnknown, mergeOutputs } from "../../../sandbox/providers/outputs";
import { UNKNOWN, secret } from "../../../sandbox/providers/properties";

describe("mergeOutputs", () => {
  it("fills in what is computed and keeps what was set", () => {
    expect(mergeOutputs({ name: "a" }, { name: "made-up", arn: "arn" })).toEqual({
      name: "a",
      arn: "arn",
    });
  });

  it("fills in inside objects", () => {
    const merged = mergeOutputs({ metadata: { name: "a" } }, { metadata: { uid: "1" } });
    expect(merged).toEqual({ metadata: { name: "a", uid: "1" } });
  });

  it("takes lists and secrets whole from the caller", () => {
    const inputs = { list: [1], password: secret("a") };
    expect(mergeOutputs(inputs, { list: [2, 3], password: "b" })).toEqual(inputs);
  });
});

describe("asUnknown", () => {
  it("keeps the shape and hides every value", () => {
    expect(asUnknown({ arn: "arn", status: { phase: "Active" }, list: [1] })).toEqual({
      arn: UNKNOWN,
      status: { phase: UNKNOWN },
      list: UNKNOWN,
    });
  });
});
