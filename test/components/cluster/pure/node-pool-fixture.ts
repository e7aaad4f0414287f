import type { NodePoolInput } from "../../../../components/cluster/pure/node-pool-plan";

/** A valid pool, every default in place. */
export const nodePoolInput: NodePoolInput = {
  aws: { accountId: "111122223333", region: "eu-central-1", partition: "aws" },
  subnetCount: 3,
  instanceTypes: ["m7g.large", "m6g.large"],
  size: { min: 2, max: 6 },
  capacityType: "on-demand",
  operatingSystem: "bottlerocket",
  version: "1.35",
  diskSizeGiB: 50,
  scheduling: {},
  sessionManager: false,
};
