import { Ajv } from "ajv";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import schema from "../../../docs/schemas/orchestration-teardown-1.json";
import { TEARDOWN_PHASES, type TeardownPlan } from "../../../plan/teardown/model";
import { planTeardown } from "../../../plan/teardown/plan-teardown";
import type { PlannedResource } from "../../../plan/model";
import { objectIn, plannedCluster, releaseIn } from "../clusters";
import { planned, planOf, plannedStack } from "../planned";

const cluster = plannedCluster("shop");
const vpc = planned({ type: "aws:ec2/vpc:Vpc", name: "vpc" });
const role = planned({ type: "aws:iam/role:Role", name: "role" });

/** Names by phase, those that go without a call in brackets. */
function phasesOf(resources: readonly PlannedResource[]): Readonly<Record<string, string>> {
  const names = new Map(resources.map(({ urn, name }) => [urn, name]));
  const { phases } = planTeardown(planOf(resources));
  return Object.fromEntries(
    phases.map(({ name, urns, withCluster }) => [
      name,
      [
        ...urns.map((urn) => names.get(urn)),
        ...withCluster.map((urn) => `(${names.get(urn)})`),
      ].join(" "),
    ]),
  );
}

describe("planTeardown", () => {
  it("puts each resource where its type belongs", () => {
    const ingress = objectIn(cluster, "networking.k8s.io/v1", "Ingress", {}, { deletedWith: null });
    const resources = [
      plannedStack(),
      role,
      vpc,
      ...cluster.resources,
      releaseIn(cluster, "aws-load-balancer-controller"),
      objectIn(cluster, "v1", "ConfigMap", {}, { name: "pages", urn: "urn:pages" }),
      ingress,
    ];
    expect(phasesOf(resources)).toEqual({
      drain: "object",
      controllers: "(aws-load-balancer-controller)",
      "in-cluster": "(pages)",
      "nodes-and-addons": "shop-pool",
      "control-plane": "shop-control-plane",
      network: "vpc",
      foundations: "role",
    });
  });

  it("takes what needs another down before it, whatever its type", () => {
    const database = planned({
      type: "aws:rds/instance:Instance",
      name: "orders",
      dependencies: [vpc.urn],
    });
    expect(phasesOf([vpc, database])).toEqual({ network: "orders vpc" });
  });

  it("leaves out components, providers and what is only read", () => {
    const read = planned({ type: "aws:ec2/vpc:Vpc", name: "read", externalId: "vpc-1" });
    const component = planned({ type: "shop:web:Site", name: "site", custom: false });
    const provider = planned({ type: "pulumi:providers:aws", name: "aws" });
    expect(phasesOf([read, component, provider])).toEqual({});
  });

  it("calls for objects whose cluster is not taken down with them", () => {
    const provider = planned({ type: "pulumi:providers:kubernetes", name: "shared" });
    const object = objectIn({ ...cluster, provider }, "v1", "ConfigMap", {});
    expect(phasesOf([provider, object])).toEqual({ "in-cluster": "object" });
  });

  it("gives what docs/schemas/orchestration-teardown-1.json describes", () => {
    const validate = new Ajv({ strict: true }).compile(schema);
    const teardown = planTeardown(
      planOf([
        ...cluster.resources,
        objectIn(cluster, "v1", "ConfigMap", {}, { deletedWith: null }),
      ]),
    );
    expect(validate(teardown) ? [] : validate.errors).toEqual([]);
    expect(validate({ ...teardown, phases: [{ name: "last" }] })).toBe(false);
  });

  it("puts every resource in one phase, and none after what it needs", () => {
    fc.assert(
      fc.property(plans, (resources) => {
        const plan = planTeardown(planOf(resources));
        const everywhere = plan.phases.flatMap(({ urns, withCluster }) => [
          ...urns,
          ...withCluster,
        ]);
        expect([...everywhere].sort()).toEqual(resources.map(({ urn }) => urn).sort());
        const positions = positionsOf(plan);
        for (const { urn, dependencies, deletedWith } of resources) {
          if (deletedWith !== null) continue;
          for (const needed of dependencies) {
            expect(positions.get(urn)).toBeLessThan(positions.get(needed) ?? Infinity);
          }
        }
      }),
    );
  });
});

/** Place of everything that is deleted by a call, over all phases. */
function positionsOf({ phases }: TeardownPlan): ReadonlyMap<string, number> {
  const names = phases.map(({ name }) => TEARDOWN_PHASES.indexOf(name));
  expect(names).toEqual([...names].sort((left, right) => left - right));
  return new Map(phases.flatMap(({ urns }) => urns).map((urn, position) => [urn, position]));
}

const TYPES = [
  "aws:eks/cluster:Cluster",
  "aws:eks/nodeGroup:NodeGroup",
  "aws:ec2/subnet:Subnet",
  "aws:iam/role:Role",
  "aws:rds/instance:Instance",
  "kubernetes:core/v1:ConfigMap",
  "kubernetes:networking.k8s.io/v1:Ingress",
] as const;

/** Up to twelve resources, each needing some of those before it. */
const plans = fc
  .array(
    fc.record({ type: fc.constantFrom(...TYPES), needs: fc.array(fc.nat(11)), goes: fc.boolean() }),
    { maxLength: 12 },
  )
  .map((rows) => {
    const resources: PlannedResource[] = [];
    for (const { type, needs, goes } of rows) {
      const host = resources.find((resource) => resource.type === "aws:eks/cluster:Cluster");
      const isInside = type.startsWith("kubernetes:");
      const needed = needs.flatMap((index) => resources[index]?.urn ?? []);
      resources.push(
        planned({
          type,
          name: `r${resources.length}`,
          dependencies: [...new Set(needed)],
          deletedWith: isInside && goes ? (host?.urn ?? null) : null,
        }),
      );
    }
    return resources;
  });
