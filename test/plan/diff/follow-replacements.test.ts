import { describe, expect, it } from "vitest";
import { comparePlans } from "../../../plan/diff/compare-plans";
import type { PlannedResource } from "../../../plan/model";
import { planned, planOf } from "../planned";

const UNKNOWN = { $unknown: true } as const;

const vpc = planned({ type: "aws:ec2/vpc:Vpc", name: "net", inputs: { cidrBlock: "10.0.0.0/16" } });
const otherVpc = { ...vpc, inputs: { cidrBlock: "10.1.0.0/16" } };

/** A resource with a property that is an output of another one. */
function madeOf(
  source: PlannedResource,
  property: string,
  resource: Parameters<typeof planned>[0],
): PlannedResource {
  return planned({
    ...resource,
    inputs: { [property]: UNKNOWN, ...resource.inputs },
    dependencies: [source.urn],
    propertyDependencies: { [property]: [source.urn] },
  });
}

const table = madeOf(vpc, "vpcId", { type: "aws:ec2/routeTable:RouteTable", name: "table" });
const route = madeOf(table, "routeTableId", { type: "aws:ec2/route:Route", name: "route" });
const gateway = madeOf(vpc, "vpcId", {
  type: "aws:ec2/internetGateway:InternetGateway",
  name: "igw",
});

function differences(before: readonly PlannedResource[], after: readonly PlannedResource[]) {
  const diff = comparePlans(planOf(before), planOf(after));
  return {
    changed: diff.changed.map(({ name }) => name),
    replaced: diff.replaced.map(({ name, because }) => `${name}: ${because.join(", ")}`),
  };
}

describe("a replacement", () => {
  it("replaces what is made of it and cannot change, and updates the rest", () => {
    const rest = [table, route, gateway];
    expect(differences([vpc, ...rest], [otherVpc, ...rest])).toEqual({
      changed: ["igw"],
      replaced: ["net: cidrBlock", "table: vpcId", "route: routeTableId"],
    });
  });

  it("is named at the values that follow it", () => {
    const diff = comparePlans(planOf([vpc, table]), planOf([otherVpc, table]));
    expect(diff.replaced[1]?.properties).toEqual([
      { path: "vpcId", before: UNKNOWN, after: UNKNOWN, follows: [vpc.urn] },
    ]);
  });

  it("does not touch a dependent that is only ordered after it", () => {
    const after = planned({ ...table, propertyDependencies: {}, inputs: {} });
    expect(differences([vpc, after], [otherVpc, after]).replaced).toEqual(["net: cidrBlock"]);
  });

  it("does not touch a property that the dependent ignores", () => {
    const ignoring = { ...table, ignoreChanges: ["vpcId"] };
    expect(differences([vpc, ignoring], [otherVpc, ignoring])).toEqual({
      changed: [],
      replaced: ["net: cidrBlock"],
    });
  });

  it("replaces everything that its provider manages", () => {
    const provider = planned({
      type: "pulumi:providers:kubernetes",
      name: "cluster",
      inputs: { kubeconfig: "a" },
    });
    const object = planned({
      type: "kubernetes:core/v1:Service",
      name: "web",
      provider: provider.urn,
    });
    const other = { ...provider, inputs: { kubeconfig: "b" } };
    expect(differences([provider, object], [other, object]).replaced).toEqual([
      "cluster: kubeconfig",
      "web: provider",
    ]);
  });
});

describe("a replacement that keeps its name", () => {
  const role = planned({
    type: "aws:iam/role:Role",
    name: "role",
    inputs: { name: "node", path: "/" },
  });
  const attachment = madeOf(role, "role", {
    type: "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
    name: "policy",
    inputs: { role: "node", policyArn: "arn:aws:iam::aws:policy/ReadOnlyAccess" },
  });
  const moved = { ...role, inputs: { name: "node", path: "/nodes/" } };

  it("replaces what would have to go before it, although no value differs", () => {
    expect(differences([role, attachment], [moved, attachment]).replaced).toEqual([
      "role: path",
      "policy: role",
    ]);
  });

  it("leaves it where the program wants the new one first", () => {
    const first = { ...moved, deleteBeforeReplace: false };
    expect(differences([role, attachment], [first, attachment]).replaced).toEqual(["role: path"]);
  });
});

describe("a new version of a launch template", () => {
  const template = planned({
    type: "aws:ec2/launchTemplate:LaunchTemplate",
    name: "template",
    inputs: { name: "nodes", imageId: "ami-1" },
  });
  const instance = madeOf(template, "launchTemplate", {
    type: "aws:ec2/instance:Instance",
    name: "machine",
    inputs: { launchTemplate: { id: UNKNOWN, version: UNKNOWN } },
  });

  it("replaces the instance that names it", () => {
    const other = { ...template, inputs: { name: "nodes", imageId: "ami-2" } };
    expect(differences([template, instance], [other, instance])).toEqual({
      changed: ["template"],
      replaced: ["machine: launchTemplate.version"],
    });
  });

  it("is not made by another tag", () => {
    const tagged = { ...template, inputs: { ...template.inputs, tags: { team: "a" } } };
    expect(differences([template, instance], [tagged, instance])).toEqual({
      changed: ["template"],
      replaced: [],
    });
  });
});

describe("a value made of another resource than before", () => {
  it("differs although both plans call it unknown", () => {
    const second = { ...vpc, urn: vpc.urn.replace("::net", "::second"), name: "second" };
    const onSecond = { ...gateway, propertyDependencies: { vpcId: [second.urn] } };
    expect(differences([vpc, gateway], [vpc, second, onSecond]).changed).toEqual(["igw"]);
  });

  it("is accounted for by a value that is new in a list", () => {
    const listed = planned({
      type: "aws:ec2/vpcEndpoint:VpcEndpoint",
      name: "endpoint",
      inputs: { routeTableIds: [UNKNOWN] },
      propertyDependencies: { routeTableIds: [table.urn] },
    });
    const second = { ...table, urn: table.urn.replace("::table", "::second"), name: "second" };
    const longer = {
      ...listed,
      inputs: { routeTableIds: [UNKNOWN, UNKNOWN] },
      propertyDependencies: { routeTableIds: [table.urn, second.urn] },
    };
    const diff = comparePlans(planOf([vpc, table, listed]), planOf([vpc, table, second, longer]));
    expect(diff.changed[0]?.properties.map(({ path }) => path)).toEqual(["routeTableIds[1]"]);
  });
});

describe("a move that an alias covers", () => {
  it("is a replacement where a property forces it", () => {
    const renamed = planned({
      ...otherVpc,
      urn: vpc.urn.replace("::net", "::main"),
      name: "main",
      aliases: [vpc.urn],
    });
    const diff = comparePlans(planOf([vpc]), planOf([renamed]));
    expect([diff.moved, diff.replaced.map(({ name, from }) => [name, from])]).toEqual([
      [],
      [["main", vpc.urn]],
    ]);
  });
});
