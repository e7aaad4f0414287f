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
  tiers: {},
  layout: { kind: "slots" },
  nat: { kind: "per-zone" },
  endpoints: { kind: "gateway" },
  ipv6: false,
  secondaryCidrs: {},
  clusters: [],
  retentionDays: 90,
};

const problemsOf = (change: Partial<NetworkInput>): readonly string[] =>
  findProblems(networkRules({ ...happy, ...change }));

describe("networkRules", () => {
  it("accepts the happy fixture", () => {
    expect(problemsOf({})).toEqual([]);
  });

  it.each<[string, Partial<NetworkInput>, string]>([
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
      'zones: must be zones eu-central-1a to eu-central-1f, got ["eu-west-1b"]; use zones of aws.region',
    ],
    [
      "a zone without a slot",
      { zones: ["eu-central-1a", "eu-central-1g"] },
      'zones: must be zones eu-central-1a to eu-central-1f, got ["eu-central-1g"]; use zones of aws.region',
    ],
    [
      "an account id that is not one",
      { aws: { ...happy.aws, accountId: "1111" } },
      'aws.accountId: is not an AWS account id, got "1111"; write its twelve digits, as a string',
    ],
    [
      "endpoints in China",
      { aws: { ...happy.aws, partition: "aws-cn" } },
      'endpoints.kind: cannot be planned in the China regions, where service names differ, got "gateway"; use "none" and declare the endpoints beside the network',
    ],
  ])("refuses %s", (_case, change, message) => {
    expect(problemsOf(change)).toEqual([message]);
  });

  it("refuses a retention that CloudWatch Logs does not offer", () => {
    expect(problemsOf({ retentionDays: 100 })[0]).toMatch(
      /^flowLog\.retentionDays: is not a retention that CloudWatch Logs offers, got 100; use one of 1, 3,/,
    );
  });

  it.each<[string, Partial<NetworkInput>, string]>([
    [
      "a name that no cluster can have",
      { clusters: ["blue", "-green"] },
      'clusters: must be names of EKS clusters, got ["-green"]; use up to 100 letters, digits, hyphens and underscores',
    ],
    [
      "a range for a cluster that the network does not know",
      {
        clusters: ["blue"],
        secondaryCidrs: {
          pods: { cidr: "100.64.0.0/16", use: "pods", slot: 1, clusters: ["green"] },
        },
      },
      'secondaryCidrs.pods.clusters: names what is not among the network\'s clusters, got ["green"]; add it to clusters',
    ],
  ])("refuses %s", (_case, change, message) => {
    expect(problemsOf(change)).toEqual([message]);
  });

  it("asks the rules of every part, all at once", () => {
    const problems = problemsOf({
      cidr: "8.8.8.8/24",
      tiers: { extra: { public: { slot: 1, routes: "private" } } },
      nat: { kind: "instance", instanceType: "large" },
      secondaryCidrs: { pods: { cidr: "x", use: "pods", slot: 1 } },
      endpoints: { kind: "features", features: [], extra: ["S3"] },
      layout: { kind: "locked", lock: { format: "subnet-lock/1", cidr: "y", subnets: {} } },
    });
    const paths = problems.map((problem) => problem.slice(0, problem.indexOf(":")));
    expect([...new Set(paths)]).toEqual([
      "cidr",
      "tiers.extra",
      "tiers.extra.public",
      "secondaryCidrs.pods.cidr",
      "layout.lock.cidr",
      "nat.instanceType",
      "endpoints.extra",
    ]);
  });
});

describe("planNetwork", () => {
  it("carries what is decided elsewhere", () => {
    const plan = planNetwork("dev-network", {
      ...happy,
      nat: { kind: "single" },
      secondaryCidrs: { pods: { cidr: "100.64.0.0/16", use: "pods", slot: 1 } },
    });
    expect(plan).toMatchObject({
      region: "eu-central-1",
      cidr: "10.0.0.0/16",
      secondaryCidrs: { pods: "100.64.0.0/16" },
      ipv6: false,
      adopt: {},
      nat: { kind: "gateways", letters: ["a"] },
      flowLog: { retentionDays: 90 },
    });
    expect(Object.keys(plan.lock.subnets)).toEqual(plan.subnets.map(({ key }) => key).toSorted());
  });

  it("plans the same from the lock of a plan", () => {
    const first = planNetwork("dev-network", happy);
    const again = planNetwork("dev-network", {
      ...happy,
      layout: { kind: "locked", lock: first.lock },
    });
    expect(again).toEqual(first);
  });

  it("throws all problems under the name of the network", () => {
    expect(() => planNetwork("dev-network", { ...happy, cidr: "x", zones: [] })).toThrow(
      /^network "dev-network" has 2 problems:\n {2}cidr: .+\n {2}zones: /,
    );
  });
});
