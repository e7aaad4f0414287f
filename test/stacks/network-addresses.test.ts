import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { formatNetworkLocks, networkLocks } from "../../cli/network-locks";
import { Network } from "../../components/network";
import { networkArgs, planResources } from "../components/network/plan-network";
import { record } from "../support/mocks";
import { shippedPlan } from "../support/shipped-stacks";

describe("the addresses of the shipped networks", () => {
  it("of prod are these, and never others", async () => {
    expect(networkLocks(await shippedPlan("prod")).get("prod-network")).toEqual({
      format: "subnet-lock/1",
      cidr: "10.20.0.0/16",
      subnets: {
        "control-plane-a": "10.20.224.0/28",
        "control-plane-b": "10.20.224.16/28",
        "control-plane-c": "10.20.224.32/28",
        "private-a": "10.20.0.0/19",
        "private-b": "10.20.32.0/19",
        "private-c": "10.20.64.0/19",
        "public-a": "10.20.192.0/22",
        "public-b": "10.20.196.0/22",
        "public-c": "10.20.200.0/22",
      },
    });
  });
});

describe("a lock that the command line prints", () => {
  it("is what the network offers as its lock", async () => {
    const networks: Network[] = [];
    await record(() => networks.push(new Network("dev-network", networkArgs)));
    const printed = networkLocks(await planResources());
    expect([...printed]).toEqual([["dev-network", networks[0]?.subnetLock]]);
  });

  it("holds every address when it becomes the layout", async () => {
    const before = await planResources();
    const layout = parse(formatNetworkLocks("dev", before));
    expect((await planResources({ layout })).resources).toEqual(before.resources);
  });
});
