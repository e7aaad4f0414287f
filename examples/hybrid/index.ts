import { AccessGrants, EksCluster, NodePool } from "../../components/cluster";
import { applyOwnership } from "../../components/core";
import { Network } from "../../components/network";

applyOwnership({
  owner: "platform-team",
  environment: "trial",
  costCenter: "cc-1000",
  domain: "platform",
});

const aws = { accountId: "111122223333", region: "eu-central-1", partition: "aws" } as const;
const adminRoleArns = { platform: "arn:aws:iam::111122223333:role/platform" };

const network = new Network("hybrid-network", {
  aws,
  cidr: "10.64.0.0/18",
  zones: ["eu-central-1a", "eu-central-1b"],
  endpoints: { kind: "features", features: ["cluster-nodes", "pod-identity", "hybrid-nodes"] },
});

/** Machines of the data centre are nodes; a VPN or Direct Connect carries their traffic. */
const cluster = new EksCluster("hybrid-cluster", {
  aws,
  subnetIds: network.controlPlaneSubnetIds,
  adminRoleArns,
  addressing: { family: "ipv4", serviceCidr: "172.20.0.0/16" },
  operation: {
    remoteNetworks: { nodeCidrs: ["10.80.0.0/16"], podCidrs: ["10.85.0.0/16"] },
  },
});

/** Lets the machines in, under the role that their activation gives them. */
new AccessGrants("hybrid-access", {
  aws,
  cluster,
  grants: {
    machines: {
      kind: "node",
      principalArn: "arn:aws:iam::111122223333:role/hybrid-nodes",
      type: "HYBRID_LINUX",
    },
  },
});

/** DNS and the other add-ons run in AWS, whatever becomes of the line. */
new NodePool("hybrid-cloud", {
  aws,
  cluster,
  subnetIds: network.privateSubnetIds,
  instanceTypes: ["m7g.large"],
  size: { min: 2, max: 4 },
});
