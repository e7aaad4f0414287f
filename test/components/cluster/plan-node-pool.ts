import {
  type ManagedPoolArgs,
  NodePool,
  type SelfManagedPoolArgs,
} from "../../../components/cluster";
import type { ClusterContract } from "../../../components/core";
import { type Recording, record } from "../../support/mocks";

/** A valid pool, every default in place. */
const nodePoolArgs: ManagedPoolArgs = {
  aws: { accountId: "111122223333", region: "eu-central-1", partition: "aws" },
  cluster: "dev-cluster",
  subnetIds: ["subnet-a", "subnet-b"],
  instanceTypes: ["m7g.large"],
  size: { min: 2, max: 6 },
};

/** What that pool declares with some arguments changed. */
export function planNodePool(
  change: Partial<ManagedPoolArgs> = {},
  preview = false,
): Promise<Recording> {
  return record(() => new NodePool("dev-general", { ...nodePoolArgs, ...change }), { preview });
}

/** A cluster as a pool has to know it whose nodes join by themselves. */
export const clusterContract: ClusterContract = {
  clusterName: "dev-cluster",
  endpoint: "https://dev.eks.example.com",
  certificateAuthority: "Y2VydGlmaWNhdGU=",
  serviceCidr: "172.20.0.0/16",
  clusterSecurityGroupId: "sg-cluster",
  oidcIssuer: "https://oidc.example.com/dev",
  version: "1.35",
};

/** What a valid pool of one's own nodes declares with some arguments changed. */
export function planSelfManagedPool(
  change: Partial<SelfManagedPoolArgs> = {},
  preview = false,
): Promise<Recording> {
  const args = { ...nodePoolArgs, backend: "self-managed", cluster: clusterContract } as const;
  const { image: _image, operation: _operation, purchase: _purchase, ...rest } = args;
  return record(
    () => new NodePool("dev-own", { ...rest, subnetIds: ["subnet-a", "subnet-b"], ...change }),
    { preview },
  );
}
