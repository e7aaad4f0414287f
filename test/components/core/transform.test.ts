import type * as pulumi from "@pulumi/pulumi";
import { describe, expect, it } from "vitest";
import {
  applyTransform,
  type PlannedChild,
  type Transform,
} from "../../../components/core/transform";

interface Args {
  readonly cidr: string;
  readonly dns: boolean;
}

const args: Args = { cidr: "10.0.0.0/16", dns: true };
const opts: pulumi.CustomResourceOptions = { protect: true, ignoreChanges: ["tags"] };
const planned: PlannedChild<Args> = { name: "dev-vpc", args, opts };

function transformed(transform: Transform<Args>): PlannedChild<Args> {
  return applyTransform(transform, planned);
}

describe("applyTransform", () => {
  it("leaves the plan alone without a transform", () => {
    expect(applyTransform(undefined, planned)).toEqual(planned);
  });

  it("overrides the arguments that are given", () => {
    expect(transformed({ dns: false })).toEqual({
      name: "dev-vpc",
      args: { cidr: "10.0.0.0/16", dns: false },
      opts,
    });
  });

  it("hands arguments, options and name to a function", () => {
    const seen: unknown[] = [];
    transformed((...all) => {
      seen.push(...all);
      return undefined;
    });
    expect(seen).toEqual([args, opts, "dev-vpc"]);
  });

  it("takes arguments that a function returns by themselves", () => {
    expect(transformed((given) => ({ ...given, cidr: given.cidr.replace("16", "20") }))).toEqual({
      name: "dev-vpc",
      args: { cidr: "10.0.0.0/20", dns: true },
      opts,
    });
  });

  it("takes arguments and options that a function returns together", () => {
    const changed = { cidr: "10.1.0.0/16", dns: false };
    expect(transformed(() => ({ args: changed, opts: { retainOnDelete: true } }))).toEqual({
      name: "dev-vpc",
      args: changed,
      opts: { ...opts, retainOnDelete: true },
    });
  });

  it("keeps the planned arguments where a function returns options alone", () => {
    expect(transformed(() => ({ opts: { import: "vpc-1" } }))).toEqual({
      name: "dev-vpc",
      args,
      opts: { ...opts, import: "vpc-1" },
    });
  });

  it("appends lists of options and replaces the others", () => {
    const result = transformed(() => ({ opts: { protect: false, ignoreChanges: ["cidrBlock"] } }));
    expect(result.opts).toEqual({ protect: false, ignoreChanges: ["tags", "cidrBlock"] });
  });

  it.each([() => undefined, () => ({})])(
    "changes nothing where a function returns nothing",
    (none) => {
      expect(transformed(none)).toEqual(planned);
    },
  );

  it("does not change the plan", () => {
    transformed({ dns: false });
    transformed(() => ({ opts: { ignoreChanges: ["cidrBlock"] } }));
    expect(planned).toEqual({
      name: "dev-vpc",
      args: { cidr: "10.0.0.0/16", dns: true },
      opts: { protect: true, ignoreChanges: ["tags"] },
    });
  });
});
