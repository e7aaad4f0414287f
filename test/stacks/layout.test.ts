import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { formatNetworkLocks } from "../../cli/network-locks";
import { loadStackConfig, type Plan, planProgram } from "../../plan";
import { declareEnvironment, PROJECT_ROOT, shippedPlan } from "../support/shipped-stacks";

const KEY = "orchestration-platform:network";

/** Dev with a layout of its network. */
function planWith(layout: unknown): Promise<Plan> {
  const stack = loadStackConfig(PROJECT_ROOT, "dev");
  const network: object = JSON.parse(stack.config[KEY] ?? "{}");
  const config = { ...stack.config, [KEY]: JSON.stringify({ ...network, layout }) };
  return planProgram({ ...stack, config, entry: declareEnvironment });
}

const rangesOf = ({ resources }: Plan) =>
  Object.fromEntries(
    resources
      .filter(({ type }) => type === "aws:ec2/subnet:Subnet")
      .map(({ name, inputs }) => [name, inputs.cidrBlock]),
  );

describe("network.layout", () => {
  it("takes what `orchestrate plan --lock` prints, and moves nothing", async () => {
    const dev = await shippedPlan("dev");
    const lock: unknown = parse(formatNetworkLocks("dev", dev));
    expect(rangesOf(await planWith(lock))).toEqual(rangesOf(dev));
  });

  it("holds the ranges of a layout that somebody else chose, and adopts what exists", async () => {
    const plan = await planWith({
      kind: "locked",
      lock: {
        format: "subnet-lock/1",
        cidr: "10.10.0.0/16",
        subnets: { "private-a": "10.10.160.0/20" },
      },
      adopt: {
        vpcId: "vpc-0a11b22c33d44e550",
        subnetIds: { "private-a": "subnet-0a11b22c33d44e550" },
      },
    });
    const subnet = plan.resources.find(({ name }) => name === "dev-network-private-a");
    expect(subnet?.inputs.cidrBlock).toBe("10.10.160.0/20");
    expect(subnet?.importId).toBe("subnet-0a11b22c33d44e550");
    expect(plan.resources.find(({ name }) => name === "dev-network-vpc")?.importId).toBe(
      "vpc-0a11b22c33d44e550",
    );
  });

  it("names what is wrong by its path, with everything else", async () => {
    const broken = planWith({
      kind: "locked",
      lock: {
        format: "subnet-lock/1",
        cidr: "10.10.0.0/16",
        subnets: { "private-a": "10.10.192.0/22" },
      },
      adopt: { subnetIds: { "private-b": "subnet-0a11b22c33d44e550" } },
    });
    await expect(broken).rejects.toThrow(/network\.layout\.lock\.subnets/);
    await expect(broken).rejects.toThrow(
      "network.layout.adopt.vpcId: is required to adopt resources of the VPC",
    );
    await expect(broken).rejects.toThrow(
      "network.layout.adopt.subnetIds: names subnets whose range is not in the lock",
    );
  });

  it("names a key that is none", async () => {
    const broken = planWith({ kind: "packed" });
    await expect(broken).rejects.toThrow("network.layout.kind");
    await expect(broken).rejects.toThrow("network.layout.lock");
  });
});
