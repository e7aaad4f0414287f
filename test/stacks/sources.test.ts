import { describe, expect, it } from "vitest";
import { loadStackConfig, type Plan, type PlannedResource, planProgram } from "../../plan";
import { readConfiguration } from "../../stacks/config";
import { composeEnvironment } from "../../stacks/environment";
import { parseSettings } from "../../stacks/settings";
import { PROJECT_ROOT } from "../support/shipped-stacks";

const PLACE = { account: "111122223333", region: "eu-west-1" };

/** The dev stack with some layers taken from elsewhere. */
function planWith(layers: Readonly<Record<string, object>>): Promise<Plan> {
  const stack = loadStackConfig(PROJECT_ROOT, "dev");
  const changed = Object.entries(layers).map(([layer, value]) => [
    `${stack.project}:${layer}`,
    JSON.stringify(value),
  ]);
  return planProgram({
    ...stack,
    config: { ...stack.config, ...Object.fromEntries(changed) },
    entry: () => {
      composeEnvironment(parseSettings(readConfiguration("orchestration-platform")));
    },
  });
}

function only(plan: Plan, type: string): PlannedResource {
  const [match, ...others] = plan.resources.filter((resource) => resource.type === type);
  if (match === undefined || others.length > 0) throw new Error(`not exactly one ${type}`);
  return match;
}

const CLUSTER = "aws:eks/cluster:Cluster";
const KUBERNETES = "pulumi:providers:kubernetes";

describe("network.source", () => {
  it("import puts the cluster into the subnets that are named", async () => {
    const plan = await planWith({
      network: {
        source: "import",
        ...PLACE,
        vpcId: "vpc-0a",
        cidr: "10.0.0.0/16",
        privateSubnetIds: ["subnet-0a", "subnet-0b"],
        publicSubnetIds: ["subnet-0c", "subnet-0d"],
        controlPlaneSubnetIds: ["subnet-0e", "subnet-0f"],
      },
    });
    expect(only(plan, CLUSTER).inputs.vpcConfig).toMatchObject({
      subnetIds: ["subnet-0e", "subnet-0f"],
    });
    expect(plan.resources.some(({ type }) => type === "aws:ec2/vpc:Vpc")).toBe(false);
  });

  it("stack takes the subnets from the other stack, whose outputs a plan does not know", async () => {
    const plan = await planWith({
      network: { source: "stack", ...PLACE, stack: "acme/orchestration-platform/shared" },
    });
    expect(only(plan, "pulumi:pulumi:StackReference").name).toBe(
      "acme/orchestration-platform/shared",
    );
    expect(only(plan, CLUSTER).inputs.vpcConfig).toMatchObject({ subnetIds: { $unknown: true } });
  });
});

describe("cluster.source", () => {
  it("import reaches the cluster by its context", async () => {
    const plan = await planWith({
      network: { source: "none" },
      cluster: { source: "import", name: "shared", context: "shared-admin" },
    });
    expect(only(plan, KUBERNETES).inputs).toMatchObject({
      context: "shared-admin",
      clusterIdentifier: "shared",
    });
  });

  it("stack reaches it by the other stack's kubeconfig", async () => {
    const plan = await planWith({
      network: { source: "none" },
      cluster: { source: "stack", stack: "acme/orchestration-platform/shared" },
    });
    expect(only(plan, KUBERNETES).inputs).toMatchObject({
      kubeconfig: { $unknown: true },
      clusterIdentifier: "acme/orchestration-platform/shared",
    });
  });
});

describe("platform.source", () => {
  it("import declares workloads only, and lets the named monitoring in", async () => {
    const plan = await planWith({
      platform: { source: "import", monitoringNamespace: "observability" },
    });
    expect(plan.resources.some(({ type }) => type === "kubernetes:helm.sh/v3:Release")).toBe(false);
    const policy = plan.resources.find(
      ({ type, name }) => type.endsWith(":AuthorizationPolicy") && name.startsWith("dev-orders"),
    );
    expect(JSON.stringify(policy?.inputs.spec)).toContain("cluster.local/ns/observability/sa/");
  });
});
