import { NodePool, type NodePoolArgs } from "../../../components/cluster";
import { type Recording, record } from "../../support/mocks";

/** A valid pool, every default in place. */
const nodePoolArgs: NodePoolArgs = {
  aws: { accountId: "111122223333", region: "eu-central-1", partition: "aws" },
  cluster: "dev-cluster",
  subnetIds: ["subnet-a", "subnet-b"],
  instanceTypes: ["m7g.large"],
  size: { min: 2, max: 6 },
};

/** What that pool declares with some arguments changed. */
export function planNodePool(
  change: Partial<NodePoolArgs> = {},
  preview = false,
): Promise<Recording> {
  return record(() => new NodePool("dev-general", { ...nodePoolArgs, ...change }), { preview });
}
