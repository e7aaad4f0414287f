import { describe, expect, it } from "vitest";
import { comparePlans } from "../../../plan/diff/compare-plans";
import { hasDifferences } from "../../../plan/diff/model";
import { planned, plannedObject, planOf, plannedStack } from "../planned";

const stack = plannedStack();
const vpc = planned({
  type: "aws:ec2/vpc:Vpc",
  name: "dev-net",
  parent: stack.urn,
  inputs: { cidrBlock: "10.0.0.0/16", tags: { owner: "a" } },
});
const before = planOf([stack, vpc]);
const withVpc = (change: Partial<typeof vpc>) =>
  comparePlans(before, planOf([stack, { ...vpc, ...change }]));

describe("comparePlans", () => {
  it("finds no difference between a plan and itself", () => {
    expect(hasDifferences(comparePlans(before, before))).toBe(false);
  });

  it("names the format and both sides", () => {
    const { format, before: left, after } = comparePlans(before, planOf([], { stack: "prod" }));
    expect({ format, left, after }).toEqual({
      format: "orchestration-diff/1",
      left: { project: "shop", stack: "dev" },
      after: { project: "shop", stack: "prod" },
    });
  });

  it("lists what is in one plan only", () => {
    const queue = planned({ type: "aws:sqs/queue:Queue", name: "q", parent: stack.urn });
    const diff = comparePlans(before, planOf([stack, queue]));
    expect(diff.added).toEqual([{ urn: queue.urn, type: queue.type, name: "q" }]);
    expect(diff.removed).toEqual([{ urn: vpc.urn, type: vpc.type, name: "dev-net" }]);
  });

  it("names the path of a changed property", () => {
    const diff = withVpc({ inputs: { cidrBlock: "10.0.0.0/16", tags: { owner: "b" } } });
    expect(diff.changed[0]?.properties).toEqual([{ path: "tags.owner", before: "a", after: "b" }]);
    expect(diff.replaced).toEqual([]);
  });

  it("names a changed option", () => {
    expect(withVpc({ protect: true }).changed[0]?.options).toEqual([
      { path: "protect", before: false, after: true },
    ]);
  });

  it("takes the change of an immutable property for a replacement", () => {
    const diff = withVpc({ inputs: { cidrBlock: "10.1.0.0/16", tags: { owner: "a" } } });
    expect(diff.replaced[0]?.because).toEqual(["cidrBlock"]);
    expect(diff.changed).toEqual([]);
  });

  it("takes the change of a property in replaceOnChanges for a replacement", () => {
    const inputs = { cidrBlock: "10.0.0.0/16", tags: { owner: "b" } };
    const diff = withVpc({ inputs, replaceOnChanges: ["tags"] });
    expect(diff.replaced[0]?.because).toEqual(["tags.owner"]);
  });

  it("takes another name of a Kubernetes object for a replacement", () => {
    const named = (name: string) =>
      planOf([plannedObject("v1", "ConfigMap", { metadata: { name } })]);
    expect(comparePlans(named("a"), named("b")).replaced[0]?.because).toEqual(["metadata.name"]);
  });

  it("takes any change of a random value for a replacement", () => {
    const password = (length: number) =>
      planOf([
        planned({
          type: "random:index/randomPassword:RandomPassword",
          name: "p",
          inputs: { length },
        }),
      ]);
    expect(comparePlans(password(20), password(24)).replaced[0]?.because).toEqual(["length"]);
  });
});

describe("comparePlans on moves", () => {
  const component = planned({ type: "shop:network:Network", name: "net", parent: stack.urn });
  const moved = planned({
    ...vpc,
    urn: `${component.urn.slice(0, -5)}$aws:ec2/vpc:Vpc::dev-net`,
    parent: component.urn,
  });

  it("warns of a move without an alias", () => {
    const diff = comparePlans(planOf([stack, component, vpc]), planOf([stack, component, moved]));
    expect(diff.moved.map(({ from, urn, aliased }) => ({ from, urn, aliased }))).toEqual([
      { from: vpc.urn, urn: moved.urn, aliased: false },
    ]);
    expect([diff.added, diff.removed]).toEqual([[], []]);
  });

  it("follows an alias to another name", () => {
    const renamed = planned({
      type: vpc.type,
      name: "dev-main",
      parent: stack.urn,
      inputs: vpc.inputs,
      aliases: [vpc.urn],
    });
    const diff = comparePlans(before, planOf([stack, renamed]));
    expect(diff.moved).toEqual([
      {
        urn: renamed.urn,
        type: vpc.type,
        name: "dev-main",
        from: vpc.urn,
        aliased: true,
        properties: [],
        options: [],
      },
    ]);
  });

  it("guesses nothing where two resources could be the one", () => {
    const other = planned({ ...moved, urn: `${moved.urn}`.replace("Network", "Other") });
    const diff = comparePlans(planOf([vpc]), planOf([moved, other]));
    expect(diff.moved).toEqual([]);
    expect(diff.added).toHaveLength(2);
  });
});

describe("comparePlans on two stacks", () => {
  it("pairs dev-net of dev with prod-net of prod", () => {
    const prodStack = plannedStack("prod");
    const prodVpc = planned({
      ...vpc,
      urn: "urn:pulumi:prod::shop::aws:ec2/vpc:Vpc::prod-net",
      name: "prod-net",
    });
    const prod = planOf([prodStack, prodVpc], { stack: "prod", environment: "prod" });
    expect(hasDifferences(comparePlans(before, prod))).toBe(false);
  });

  it("replaces nothing, since neither stack becomes the other", () => {
    const inputs = { ...vpc.inputs, cidrBlock: "10.1.0.0/16" };
    const diff = comparePlans(before, planOf([{ ...vpc, inputs }], { stack: "prod" }));
    expect(diff.replaced).toEqual([]);
    expect(diff.changed[0]?.properties.map(({ path }) => path)).toEqual(["cidrBlock"]);
  });
});
