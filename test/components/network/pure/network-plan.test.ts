import { describe, expect, it } from "vitest";
import { findProblems } from "../../../../components/core/pure/validate";
import {
  type NetworkInput,
  networkRules,
  planNetwork,
} from "../../../../components/network/pure/network-plan";

const happy: NetworkInput = {
  aws: { accountId: "111122223333", region: "eu-central-1", partition: "aws" },
  cidr: "10.0.0.0/16",
  zones: ["eu-central-1a", "eu-central-1b", "eu-central-1c"],
  natGateways: "per-zone",
  endpoints: "gateway",
  flowLogRetentionDays: 90,
};

const problemsOf = (change: Partial<NetworkInput>): readonly string[] =>
  findProblems(networkRules({ ...happy, ...change }));

describe("networkRules", () => {
  it("accepts the happy fixture", () => {
    expect(problemsOf({})).toEqual([]);
  });

  it.each<[string, Partial<NetworkInput>, string]>([
    [
      "a CIDR that cannot be read",
      { cidr: "10.0.0.0" },
      'cidr: is not an IPv4 CIDR, got "10.0.0.0"; write it as "10.0.0.0/16"',
    ],
    [
      "host bits",
      { cidr: "10.0.1.0/16" },
      'cidr: has bits set after the prefix, got "10.0.1.0/16"; write 10.0.0.0/16',
    ],
    [
      "a public range",
      { cidr: "8.8.0.0/16" },
      'cidr: is not a private range, got "8.8.0.0/16"; take it from 10/8, 172.16/12 or 192.168/16',
    ],
    [
      "a range that is too small",
      { cidr: "10.0.0.0/21" },
      'cidr: is not between /16 and /20, got "10.0.0.0/21"; AWS allows no VPC larger than /16; in one smaller than /20 nodes run out of addresses',
    ],
    [
      "a single zone",
      { zones: ["eu-central-1a"] },
      'zones: must be 2 to 6 zones, got ["eu-central-1a"]; EKS needs two zones; three survive the loss of one without doubling the rest',
    ],
    [
      "a zone named twice",
      { zones: ["eu-central-1a", "eu-central-1a"] },
      'zones: must not repeat a zone, got ["eu-central-1a","eu-central-1a"]; name each zone once',
    ],
    [
      "a zone of another region",
      { zones: ["eu-central-1a", "eu-west-1b"] },
      'zones: must be zones eu-central-1a to eu-central-1f, got ["eu-west-1b"]; take zones of aws.region',
    ],
    [
      "a zone without a slot",
      { zones: ["eu-central-1a", "eu-central-1g"] },
      'zones: must be zones eu-central-1a to eu-central-1f, got ["eu-central-1g"]; take zones of aws.region',
    ],
    [
      "an account id that is not one",
      { aws: { ...happy.aws, accountId: "1111" } },
      'aws.accountId: is not an AWS account id, got "1111"; write its twelve digits, as a string',
    ],
    [
      "endpoints in China",
      { aws: { ...happy.aws, partition: "aws-cn" } },
      'endpoints: cannot be planned in the China regions, where service names differ, got "gateway"; use "none" and declare the endpoints beside the network',
    ],
  ])("refuses %s", (_case, change, message) => {
    expect(problemsOf(change)).toEqual([message]);
  });

  it("refuses a retention that CloudWatch Logs does not offer", () => {
    expect(problemsOf({ flowLogRetentionDays: 100 })[0]).toMatch(
      /^flowLogRetentionDays: is not a retention that CloudWatch Logs offers, got 100; use one of 1, 3,/,
    );
  });

  it("reports every problem of a CIDR at once", () => {
    expect(problemsOf({ cidr: "8.8.8.8/24" })).toHaveLength(3);
  });
});

describe("planNetwork", () => {
  it.each<[NetworkInput["natGateways"], readonly string[]]>([
    ["none", []],
    ["single", ["a"]],
    ["per-zone", ["a", "b", "c"]],
  ])("places NAT gateways for %s", (natGateways, letters) => {
    expect(planNetwork("dev-network", { ...happy, natGateways }).natLetters).toEqual(letters);
  });

  it("keeps a single NAT gateway where it is when zones are reordered", () => {
    const zones = ["eu-central-1c", "eu-central-1b"];
    const plan = planNetwork("dev-network", { ...happy, natGateways: "single", zones });
    expect(plan.natLetters).toEqual(["b"]);
  });

  it("throws all problems under the name of the network", () => {
    expect(() => planNetwork("dev-network", { ...happy, cidr: "x", zones: [] })).toThrow(
      /^network "dev-network" has 2 problems:\n {2}cidr: .+\n {2}zones: /,
    );
  });
});
