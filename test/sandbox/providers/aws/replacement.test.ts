import path from "node:path";
import { describe, expect, it } from "vitest";
import { Account } from "../../../../sandbox/providers/account";
import { AWS_MODEL } from "../../../../sandbox/providers/aws/aws-model";
import { SimulatedProvider } from "../../../../sandbox/providers/simulated-provider";
import { scratchFolders } from "../../../support/scratch-folder";
import { CONFIGURATION, request } from "../resource-requests";

const CLUSTER = "aws:eks/cluster:Cluster";
const NODES = "aws:eks/nodeGroup:NodeGroup";
const SUBNET = "aws:ec2/subnet:Subnet";
const KEY_ARN = "arn:aws:kms:eu-west-1:111122223333:key/1";

const scratch = scratchFolders();

/** What a change of a resource's inputs replaces. */
async function replaces(type: string, olds: object, news: object): Promise<readonly string[]> {
  const account = new Account(path.join(scratch(), "aws.jsonl"));
  const provider = new SimulatedProvider(AWS_MODEL, account).configure(CONFIGURATION);
  const known = { ...request(type, "thing", { ...news }), id: "thing", outputs: {} };
  return (await provider.diff(known, { ...olds })).replaces;
}

const encryption = { encryptionConfig: { provider: { keyArn: KEY_ARN }, resources: ["secrets"] } };

describe("replacement in the simulated AWS", () => {
  it.each([
    [CLUSTER, { tags: { a: "1" } }, { tags: { a: "2", b: "3" } }],
    [CLUSTER, { enabledClusterLogTypes: ["api"] }, { enabledClusterLogTypes: ["api", "audit"] }],
    [CLUSTER, { version: "1.34" }, { version: "1.35" }],
    [CLUSTER, {}, { upgradePolicy: { supportType: "STANDARD" } }],
    [
      CLUSTER,
      { vpcConfig: { publicAccessCidrs: ["203.0.113.0/24"] } },
      { vpcConfig: { publicAccessCidrs: ["203.0.113.0/24", "198.51.100.0/24"] } },
    ],
    [
      CLUSTER,
      { vpcConfig: { subnetIds: ["subnet-1", "subnet-2"] } },
      { vpcConfig: { subnetIds: ["subnet-1", "subnet-2", "subnet-3"] } },
    ],
    [CLUSTER, {}, encryption],
    [SUBNET, { tags: { a: "1" } }, { tags: {} }],
    [NODES, { scalingConfig: { maxSize: 3 } }, { scalingConfig: { maxSize: 5 } }],
    [
      NODES,
      { launchTemplate: { id: "lt-1", version: "1" } },
      { launchTemplate: { id: "lt-1", version: "2" } },
    ],
  ])("is not needed for %s to go from %j to %j", async (type, olds, news) => {
    expect(await replaces(type, olds, news)).toEqual([]);
  });

  it.each([
    ["name", CLUSTER, { name: "a" }, { name: "b" }],
    ["encryptionConfig", CLUSTER, encryption, {}],
    [
      "encryptionConfig",
      CLUSTER,
      encryption,
      { encryptionConfig: { provider: { keyArn: `${KEY_ARN}2` }, resources: ["secrets"] } },
    ],
    ["nodeGroupName", NODES, { nodeGroupName: "a" }, { nodeGroupName: "b" }],
    ["subnetIds", NODES, { subnetIds: ["subnet-1"] }, { subnetIds: ["subnet-1", "subnet-2"] }],
    [
      "launchTemplate",
      NODES,
      { launchTemplate: { id: "lt-1" } },
      { launchTemplate: { id: "lt-2" } },
    ],
    ["availabilityZone", SUBNET, { availabilityZone: "a" }, { availabilityZone: "b" }],
  ])("follows from %s of %s going from %j to %j", async (root, type, olds, news) => {
    expect(await replaces(type, olds, news)).toEqual([root]);
  });
});
