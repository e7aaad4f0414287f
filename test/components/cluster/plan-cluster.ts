import { EksCluster, type EksClusterArgs } from "../../../components/cluster";
import { type Recording, record } from "../../support/mocks";

/** A valid cluster, every default in place. */
export const clusterArgs: EksClusterArgs = {
  aws: { accountId: "111122223333", region: "eu-central-1", partition: "aws" },
  subnetIds: ["subnet-a", "subnet-b"],
  adminRoleArns: { platform: "arn:aws:iam::111122223333:role/platform" },
};

/** What that cluster declares with some arguments changed. */
export function planCluster(
  change: Partial<EksClusterArgs> = {},
  preview = false,
): Promise<Recording> {
  return record(() => new EksCluster("dev-cluster", { ...clusterArgs, ...change }), { preview });
}
