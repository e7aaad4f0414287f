import * as pulumi from "@pulumi/pulumi";
import { describe, expect, it } from "vitest";
import { Children, type Transforms } from "../../../components/core";
import { record } from "../../support/mocks";

interface SampleArgs {
  readonly size: number;
}

/** Keeps what it is constructed with. */
class Sample {
  readonly name: string;
  readonly args: SampleArgs;
  readonly opts: pulumi.CustomResourceOptions | undefined;

  constructor(name: string, args: SampleArgs, opts?: pulumi.CustomResourceOptions) {
    this.name = name;
    this.args = args;
    this.opts = opts;
  }
}

interface SampleChildren {
  large: SampleArgs;
  small: SampleArgs;
}

/** What `declare` makes of children whose parent is registered under mocks. */
async function withChildren<Result>(
  transforms: Transforms<SampleChildren>,
  declare: (children: Children<SampleChildren>, parent: pulumi.Resource) => Result,
): Promise<Result | undefined> {
  const results: Result[] = [];
  await record(() => {
    const parent = new pulumi.ComponentResource("test:index:Parent", "parent");
    results.push(declare(new Children(parent, transforms, { protect: true }), parent));
  });
  return results[0];
}

describe("Children", () => {
  it("declares a child of the parent with the options of all children and its own", async () => {
    await withChildren({}, (children, parent) => {
      const sample = children.create("large", Sample, "a", { size: 9 }, { retainOnDelete: true });
      expect(sample.name).toBe("a");
      expect(sample.args).toEqual({ size: 9 });
      expect(sample.opts?.parent).toBe(parent);
      expect(sample.opts?.protect).toBe(true);
      expect(sample.opts?.retainOnDelete).toBe(true);
    });
  });

  it("runs the transform of the child's role", async () => {
    const transforms: Transforms<SampleChildren> = {
      large: (args, _opts, name) => ({
        args: { size: args.size * 2 },
        opts: { aliases: [{ name: `old-${name}` }] },
      }),
    };
    await withChildren(transforms, (children) => {
      const large = children.create("large", Sample, "a", { size: 9 });
      const small = children.create("small", Sample, "b", { size: 1 });
      expect([large.args, large.opts?.aliases]).toEqual([{ size: 18 }, [{ name: "old-a" }]]);
      expect([small.args, small.opts?.aliases]).toEqual([{ size: 1 }, undefined]);
    });
  });

  it("hands the merged options to the transform", async () => {
    const seen: (boolean | undefined)[] = [];
    const transforms: Transforms<SampleChildren> = {
      large: (_args, { protect, retainOnDelete }) => {
        seen.push(protect, retainOnDelete);
        return undefined;
      },
    };
    await withChildren(transforms, (children) =>
      children.create("large", Sample, "a", { size: 9 }, { retainOnDelete: true }),
    );
    expect(seen).toEqual([true, true]);
  });

  it("keeps the parent, whatever a transform says", async () => {
    const other = { parent: pulumi.rootStackResource };
    await withChildren({ large: () => ({ opts: other }) }, (children, parent) => {
      expect(children.create("large", Sample, "a", { size: 9 }).opts?.parent).toBe(parent);
    });
  });

  it("passes further options on with parent and transforms", async () => {
    await withChildren({ large: { size: 3 } }, (children, parent) => {
      const further = children.with({ protect: false, ignoreChanges: ["size"] });
      const { args, opts } = further.create("large", Sample, "a", { size: 9 });
      expect(args).toEqual({ size: 3 });
      expect(opts?.parent).toBe(parent);
      expect([opts?.protect, opts?.ignoreChanges]).toEqual([false, ["size"]]);
    });
  });
});
