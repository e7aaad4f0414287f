import type { KarpenterArgs } from "../../../components/scaling";

/** Valid arguments, every default in place. */
export const karpenterArgs: KarpenterArgs = {
  aws: { accountId: "111122223333", region: "eu-central-1", partition: "aws" },
  cluster: { clusterName: "dev-cluster", endpoint: "https://api.example.com" },
};
