import path from "node:path";
import * as pulumi from "@pulumi/pulumi";
import { describe, expect, it } from "vitest";
import { formatPlan } from "../../plan/canonical-json";
import { planProgram } from "../../plan/engine/plan-program";
import { Box, planned, plannedThing, Thing } from "./things";

const urn = (rest: string) => `urn:pulumi:dev::shop::${rest}`;
const STACK = urn("pulumi:pulumi:Stack::shop-dev");

describe("planProgram", () => {
  it("gives a resource in a component the URN that the engine would", async () => {
    const plan = await planned(() => {
      const outer = new Box("outer");
      new Thing("thing", { size: 1 }, { parent: new Box("inner", { parent: outer }) });
    });
    expect(plan.resources.map((resource) => [resource.urn, resource.parent])).toEqual([
      [STACK, null],
      [urn("shop:index:Box::outer"), STACK],
      [urn("shop:index:Box$shop:index:Box::inner"), urn("shop:index:Box::outer")],
      [
        urn("shop:index:Box$shop:index:Box$test:index:Thing::thing"),
        urn("shop:index:Box$shop:index:Box::inner"),
      ],
    ]);
  });

  it("shows a resource with all its defaults", async () => {
    const thing = await plannedThing("thing", () => {
      new Thing("thing", { size: 1, tags: { b: "2", a: "1" } });
    });
    expect(thing).toEqual({
      urn: urn("test:index:Thing::thing"),
      type: "test:index:Thing",
      name: "thing",
      custom: true,
      parent: STACK,
      provider: null,
      inputs: { size: 1, tags: { a: "1", b: "2" } },
      dependencies: [],
      propertyDependencies: {},
      aliases: [],
      protect: false,
      ignoreChanges: [],
      retainOnDelete: false,
      deletedWith: null,
    });
  });

  it("knows ids and computed outputs no more than a preview does", async () => {
    const user = await plannedThing("user", () => {
      const used = new Thing("used", { label: "known" });
      new Thing("user", {
        id2: used.id,
        text: pulumi.interpolate`${used.arn}/x`,
        label: used.label,
      });
    });
    expect(user.inputs).toEqual({
      id2: { $unknown: true },
      text: { $unknown: true },
      label: "known",
    });
  });

  it("never runs an apply on an unknown", async () => {
    const seen: unknown[] = [];
    await planned(() => {
      new Thing("thing").arn.apply((arn) => seen.push(arn));
    });
    expect(seen).toEqual([]);
  });

  it("records which property depends on what", async () => {
    const user = await plannedThing("user", () => {
      const used = new Thing("used");
      new Thing("user", { a: used.arn, b: 1 }, { dependsOn: [new Thing("before")] });
    });
    const used = urn("test:index:Thing::used");
    expect(user.dependencies).toEqual([urn("test:index:Thing::before"), used]);
    expect(user.propertyDependencies).toEqual({ a: [used] });
  });

  it("waits for the children where a component is depended on", async () => {
    const user = await plannedThing("user", () => {
      const box = new Box("box");
      new Thing("child", {}, { parent: box });
      new Thing("user", {}, { dependsOn: box });
    });
    expect(user.dependencies).toEqual([urn("shop:index:Box$test:index:Thing::child")]);
  });

  it("hides secrets, also those that another resource passes on", async () => {
    const plan = await planned(() => {
      const first = new Thing("first", { label: pulumi.secret("hidden") });
      new Thing("second", { label: pulumi.interpolate`x-${first.label}` });
    });
    const inputs = plan.resources.slice(1).map((resource) => resource.inputs);
    expect(inputs).toEqual([{ label: { $secret: true } }, { label: { $secret: true } }]);
    expect(formatPlan(plan)).not.toContain("hidden");
  });

  it("takes outputs in additionalSecretOutputs for secret", async () => {
    const user = await plannedThing("user", () => {
      const used = new Thing("used", { label: "x" }, { additionalSecretOutputs: ["label"] });
      new Thing("user", { label: used.label });
    });
    expect(user.inputs).toEqual({ label: { $secret: true } });
  });

  it("records the options of a resource", async () => {
    const thing = await plannedThing("thing", () => {
      new Thing(
        "thing",
        {},
        {
          protect: true,
          ignoreChanges: ["a"],
          retainOnDelete: true,
          deletedWith: new Thing("owner"),
          deleteBeforeReplace: false,
          replaceOnChanges: ["b"],
          additionalSecretOutputs: ["c"],
          version: "1.2.3",
          import: "i-1",
        },
      );
    });
    expect(thing).toMatchObject({
      protect: true,
      ignoreChanges: ["a"],
      retainOnDelete: true,
      deletedWith: urn("test:index:Thing::owner"),
      deleteBeforeReplace: false,
      replaceOnChanges: ["b"],
      additionalSecretOutputs: ["c"],
      version: "1.2.3",
      importId: "i-1",
    });
  });

  it("hands retainOnDelete, deletedWith and protect on to children", async () => {
    const child = await plannedThing("child", () => {
      const owner = new Thing("owner");
      const options = { protect: true, retainOnDelete: true, deletedWith: owner };
      new Thing("child", {}, { parent: new Thing("top", {}, options) });
    });
    expect(child).toMatchObject({
      protect: true,
      retainOnDelete: true,
      deletedWith: urn("test:index:Thing::owner"),
    });
  });

  it("names the explicit provider by URN", async () => {
    class Provider extends pulumi.ProviderResource {}
    const thing = await plannedThing("thing", () => {
      new Thing("thing", {}, { provider: new Provider("test", "main") });
    });
    expect(thing.provider).toBe(urn("pulumi:providers:test::main"));
  });

  it("knows nothing of a resource whose provider is not configured before deployment", async () => {
    class Provider extends pulumi.ProviderResource {}
    const labels = async (kubeconfig: (cluster: Thing) => pulumi.Input<string>) => {
      const user = await plannedThing("user", () => {
        const provider = new Provider("test", "main", {
          kubeconfig: kubeconfig(new Thing("cluster")),
        });
        const namespace = new Thing("namespace", { label: "orders" }, { provider });
        new Thing("user", { label: namespace.label });
      });
      return user.inputs.label;
    };
    expect(await labels(() => "known")).toBe("orders");
    expect(await labels((cluster) => cluster.arn)).toEqual({ $unknown: true });
  });

  it("resolves aliases to URNs", async () => {
    const child = await plannedThing("box-child", () => {
      const box = new Box("box", { aliases: [{ name: "old" }] });
      new Thing("box-child", {}, { parent: box });
    });
    expect(child.aliases).toEqual([urn("shop:index:Box$test:index:Thing::old-child")]);
  });

  it("marks a resource that is only read with its id, and knows the id", async () => {
    const plan = await planned(() => {
      const read = new Thing("read", {}, { id: "vpc-1" });
      new Thing("user", { id2: read.id, label: read.label });
    });
    expect(plan.resources[1]).toMatchObject({ name: "read", externalId: "vpc-1" });
    expect(plan.resources[2]?.inputs).toEqual({ id2: "vpc-1", label: { $unknown: true } });
  });

  it("records the stack's outputs", async () => {
    const plan = await planned(() => ({
      id: new Thing("thing").id,
      size: 3,
      token: pulumi.secret("hidden"),
    }));
    expect(plan.outputs).toEqual({ id: { $unknown: true }, size: 3, token: { $secret: true } });
  });

  it("shows a resource among the outputs as its properties", async () => {
    const plan = await planned(() => ({ thing: new Thing("thing", { label: "x" }) }));
    expect(plan.outputs).toEqual({
      thing: {
        arn: { $unknown: true },
        id: { $unknown: true },
        label: "x",
        urn: urn("test:index:Thing::thing"),
      },
    });
  });

  it("gives byte-identical plans in one process", async () => {
    const program = () => {
      const box = new Box("box");
      for (const name of ["c", "a", "b"]) new Thing(name, { name }, { parent: box });
    };
    expect(formatPlan(await planned(program))).toBe(formatPlan(await planned(program)));
  });

  it("lets two plans that start together take turns", async () => {
    const [dev, prod] = await Promise.all([
      planned(() => new Thing("a")),
      planned(() => new Thing("b"), { stack: "prod" }),
    ]);
    expect([dev, prod].map((plan) => plan.resources.map(({ name }) => name))).toEqual([
      ["shop-dev", "a"],
      ["shop-prod", "b"],
    ]);
  });
});

describe("planProgram with a module", () => {
  const entry = path.join(__dirname, "fixtures", "counting-program.cjs");
  const input = { project: "shop", stack: "dev", environment: "dev", entry } as const;

  it("loads the module anew for each plan, with that plan's configuration", async () => {
    const sizes = [];
    for (const size of ["2", "3"]) {
      const plan = await planProgram({ ...input, config: { "shop:size": size } });
      sizes.push([plan.resources.length, plan.outputs]);
    }
    expect(sizes).toEqual([
      [3, { size: 2 }],
      [4, { size: 3 }],
    ]);
  });

  it("takes encrypted configuration for secret and unknown", async () => {
    const thing = await planned(
      () => new Thing("thing", { token: new pulumi.Config("shop").requireSecret("token") }),
      {
        config: { "shop:token": "04da6b54-80e4-46f7-96ec-b56ff0331ba9" },
        secretKeys: ["shop:token"],
      },
    );
    expect(thing.resources[1]?.inputs).toEqual({ token: { $unknown: true, $secret: true } });
  });
});
