import { beforeAll, describe, expect, it } from "vitest";
import { loadStackConfig, type Plan, type PlannedResource, planProgram } from "../../plan";
import { checkPlan } from "../../policy/check/check-plan";
import { readConfiguration } from "../../stacks/config";
import { composeEnvironment, type EnvironmentOutputs } from "../../stacks/environment";
import { parseSettings } from "../../stacks/settings";
import { sharedNames } from "../support/fuzz/shared-names";
import { PROJECT_ROOT } from "../support/shipped-stacks";

const image = `registry.example.com/commerce/carts:1.0.0@sha256:${"3".repeat(64)}`;
const created = {
  adminRoleArns: ["arn:aws:iam::111122223333:role/platform-admin"],
  pools: { system: { instanceTypes: ["m7g.large"], minSize: 2, maxSize: 4 } },
};

/** Dev with a second cluster beside the first, and a third in another region without a platform. */
const LAYERS = {
  regions: { us: { region: "us-east-1", cidr: "10.30.0.0/16", zones: ["a", "b"] } },
  clusters: {
    green: { ...created, version: "1.36" },
    us: { ...created, region: "us", platform: false },
  },
  services: {
    workloads: {
      carts: { image, clusters: ["main", "green"] },
      prices: { image, clusters: ["green"] },
    },
  },
};

function planDev(
  layers: object,
  see: (environment: EnvironmentOutputs) => void = () => undefined,
): Promise<Plan> {
  const stack = loadStackConfig(PROJECT_ROOT, "dev");
  const config = Object.entries(layers).map(([layer, value]) => [
    `${stack.project}:${layer}`,
    JSON.stringify(value),
  ]);
  return planProgram({
    ...stack,
    config: { ...stack.config, ...Object.fromEntries(config) },
    entry: () => see(composeEnvironment(parseSettings(readConfiguration(stack.project)))),
  });
}

/** Resources of AWS that stand in a region, not in the account. */
function regional({ resources }: Plan, prefix: string): readonly PlannedResource[] {
  return resources.filter(
    ({ type, custom, name }) =>
      custom &&
      type.startsWith("aws:") &&
      !/^aws:(?:iam|route53)\//.test(type) &&
      name.startsWith(prefix),
  );
}

describe("clusters beside the first", () => {
  let plan: Plan;
  let composed: EnvironmentOutputs;

  beforeAll(async () => {
    plan = await planDev(LAYERS, (environment) => {
      composed = environment;
    });
  });

  const named = (type: string) =>
    plan.resources.filter((resource) => resource.type === type).map(({ name }) => name);

  it("leave everything of the first where it is", async () => {
    const { regions, clusters } = LAYERS;
    const alone = new Set(
      (await planDev({ services: { workloads: {} } })).resources.map(({ urn }) => urn),
    );
    const beside = await planDev({ regions, clusters, services: { workloads: {} } });
    const urns = new Set(beside.resources.map(({ urn }) => urn));
    expect([...alone].filter((urn) => !urns.has(urn))).toEqual([]);
  });

  it("have a control plane, nodes and a provider each", () => {
    expect(named("aws:eks/cluster:Cluster")).toEqual([
      "dev-cluster-control-plane",
      "dev-green-cluster-control-plane",
      "dev-us-cluster-control-plane",
    ]);
    expect(named("aws:eks/nodeGroup:NodeGroup").sort()).toEqual([
      "dev-batch-node-group",
      "dev-green-system-node-group",
      "dev-system-node-group",
      "dev-us-system-node-group",
    ]);
    const providers = plan.resources.filter(({ type }) => type === "pulumi:providers:kubernetes");
    expect(providers.map(({ name, inputs }) => [name, inputs.clusterIdentifier])).toEqual([
      ["dev-green-kubernetes", "dev-green-cluster"],
      ["dev-kubernetes", "dev-cluster"],
      ["dev-us-kubernetes", "dev-us-cluster"],
    ]);
  });

  it("run the platform and the workloads that name them", () => {
    expect(named("orchestration-platform:mesh:ServiceMesh").sort()).toEqual([
      "dev-green-mesh",
      "dev-mesh",
    ]);
    expect(named("orchestration-platform:service:Microservice").sort()).toEqual([
      "dev-carts",
      "dev-green-carts",
      "dev-green-prices",
    ]);
  });

  it("stand in their own region, in a network of its own", () => {
    const regionsOf = (prefix: string) =>
      new Set(regional(plan, prefix).map(({ inputs }) => inputs.region));
    expect(regionsOf("dev-us-")).toEqual(new Set(["us-east-1"]));
    expect(regionsOf("dev-green-")).toEqual(new Set(["eu-west-1"]));
    expect(named("aws:ec2/vpc:Vpc")).toEqual(["dev-network-vpc", "dev-us-network-vpc"]);
  });

  it("share no name that an account or a cluster has once", () => {
    expect(sharedNames(plan.resources)).toEqual([]);
  });

  it("keep what the policies ask for", () => {
    expect(checkPlan(plan).findings.filter(({ level }) => level === "mandatory")).toEqual([]);
  });

  it("are there in the outputs, each with its addresses", () => {
    const { clusters } = composed;
    expect(Object.keys(clusters)).toEqual(["green", "us"]);
    expect(Object.keys(clusters.green?.endpoints ?? {})).toEqual(["carts", "prices"]);
    expect(clusters.us?.endpoints).toEqual({});
  });
});
