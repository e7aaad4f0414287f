import type { ClusterInput } from "../../../../components/cluster/pure/cluster-input";
import { CONTROL_PLANE_LOGS } from "../../../../components/cluster/pure/cluster-settings";

/** A valid cluster, every default in place. */
export const clusterInput: ClusterInput = {
  aws: { accountId: "111122223333", region: "eu-central-1", partition: "aws" },
  subnetCount: 3,
  adminRoleArns: { platform: "arn:aws:iam::111122223333:role/team/platform" },
  version: "1.35",
  endpointAccess: { public: false },
  logging: { types: CONTROL_PLANE_LOGS, retentionDays: 90 },
  secretsKey: { kind: "own" },
  compute: { kind: "pools" },
  addressing: { family: "ipv4" },
  operation: {
    deletionProtection: true,
    zonalShift: true,
    support: "standard",
    podPlacement: "spread",
  },
  addons: {},
};
