/** A cluster with objects that die with it, and one that made a load balancer outside. */
import * as aws from "@pulumi/aws";
import * as kubernetes from "@pulumi/kubernetes";
import { applyTeardown } from "../../../../components/core";

const region = "eu-central-1";
const vpc = new aws.ec2.Vpc("vpc", { cidrBlock: "10.0.0.0/16", region });
const subnets = ["a", "b"].map(
  (letter, index) =>
    new aws.ec2.Subnet(`subnet-${letter}`, {
      vpcId: vpc.id,
      cidrBlock: `10.0.${index}.0/24`,
      availabilityZone: `${region}${letter}`,
      region,
    }),
);
const role = new aws.iam.Role("role", {
  assumeRolePolicy: JSON.stringify({
    Version: "2012-10-17",
    Statement: [
      {
        Effect: "Allow",
        Principal: { Service: "eks.amazonaws.com" },
        Action: ["sts:AssumeRole", "sts:TagSession"],
      },
    ],
  }),
});
const cluster = new aws.eks.Cluster("cluster", {
  name: "teardown",
  roleArn: role.arn,
  vpcConfig: { subnetIds: subnets.map((subnet) => subnet.id) },
  region,
});
const provider = new kubernetes.Provider(
  "inside",
  { context: "teardown", clusterIdentifier: "teardown", enableServerSideApply: true },
  { dependsOn: cluster },
);
applyTeardown({ controlPlane: cluster, provider });

const namespace = new kubernetes.core.v1.Namespace(
  "shop",
  { metadata: { name: "shop" } },
  { provider },
);
const metadata = { namespace: namespace.metadata.name };
new kubernetes.core.v1.ConfigMap(
  "pages",
  { metadata: { ...metadata, name: "pages" }, data: { welcome: "hello" } },
  { provider },
);
new kubernetes.core.v1.Service(
  "front",
  {
    metadata: { ...metadata, name: "front" },
    spec: { type: "LoadBalancer", selector: { app: "front" }, ports: [{ port: 80 }] },
  },
  { provider },
);
