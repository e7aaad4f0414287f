import type { InstancePoolInput } from "../../../../components/cluster/pure/node-pool-plan";
import type { ManagedPoolInput } from "../../../../components/cluster/pure/pools/managed-input";
import type { SelfManagedPoolInput } from "../../../../components/cluster/pure/pools/self-managed-input";

/** What every valid pool of instances has. */
const instancePool: InstancePoolInput = {
  aws: { accountId: "111122223333", region: "eu-central-1", partition: "aws" },
  instanceTypes: ["m7g.large", "m6g.large"],
  size: { min: 2, max: 6 },
  version: "1.35",
  scheduling: {},
  machine: {},
};

/** A valid managed pool, every default in place. */
export const managedInput: ManagedPoolInput = {
  ...instancePool,
  subnetCount: 3,
  purchase: { kind: "on-demand" },
  image: { os: "bottlerocket" },
  operation: {},
};

/** A valid scaling group of one's own, every default in place. */
export const selfManagedInput: SelfManagedPoolInput = {
  ...instancePool,
  subnetCount: 3,
  purchase: { kind: "on-demand" },
  image: { os: "bottlerocket" },
  operation: {},
};
