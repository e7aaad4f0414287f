import { AccessGrants, EksCluster, NodePool } from "../../components/cluster";
import { applyOwnership } from "../../components/core";

applyOwnership({
  owner: "platform-team",
  environment: "trial",
  costCenter: "cc-1000",
  domain: "platform",
});

const aws = { accountId: "111122223333", region: "eu-central-1", partition: "aws" } as const;
const adminRoleArns = { platform: "arn:aws:iam::111122223333:role/platform" };

/** What the network team hands over: ids, or outputs of its stack. */
const network = {
  controlPlane: ["subnet-0a11b22c33d44e550", "subnet-0a11b22c33d44e551"],
  private: { a: "subnet-0f11b22c33d44e550", b: "subnet-0f11b22c33d44e551" },
};

const cluster = new EksCluster("trial-cluster", {
  aws,
  subnetIds: network.controlPlane,
  adminRoleArns,
  endpointAccess: { public: false, privateCidrs: ["10.0.0.0/16"] },
});

/** A group for each zone, so that a pod with a volume finds a node where its volume is. */
new NodePool("trial-general", {
  aws,
  cluster,
  subnetIds: { perZone: network.private },
  instanceTypes: ["m7g.large"],
  size: { min: 2, max: 6 },
});

new AccessGrants("trial-access", {
  aws,
  cluster,
  grants: {
    developers: {
      kind: "policy",
      principalArn: "arn:aws:iam::111122223333:role/developers",
      policy: "edit",
      scope: { kind: "namespaces", namespaces: ["shop"] },
    },
  },
});
