import { describe, expect, it } from "vitest";
import { applyTransform, type Transform } from "../../../components/core";

interface Args {
  readonly cidr: string;
  readonly dns: boolean;
}

const planned: Args = { cidr: "10.0.0.0/16", dns: true };

describe("applyTransform", () => {
  it("leaves the plan alone without a transform", () => {
    expect(applyTransform(undefined, planned)).toBe(planned);
  });

  it("overrides the properties that are given", () => {
    expect(applyTransform({ dns: false }, planned)).toEqual({ cidr: "10.0.0.0/16", dns: false });
  });

  it("hands the plan to a function and takes its result", () => {
    const transform: Transform<Args> = (args) => ({ ...args, cidr: args.cidr.replace("16", "20") });
    expect(applyTransform(transform, planned)).toEqual({ cidr: "10.0.0.0/20", dns: true });
  });

  it("does not change the plan", () => {
    applyTransform({ dns: false }, planned);
    expect(planned).toEqual({ cidr: "10.0.0.0/16", dns: true });
  });
});
