/** A small stack that is fine, and mistakes of which the configuration adds one. */
import * as aws from "@pulumi/aws";
import * as kubernetes from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";

const provider = new kubernetes.Provider("cluster", {
  context: "mistakes",
  clusterIdentifier: "mistakes",
  enableServerSideApply: true,
});
const shop = new kubernetes.core.v1.Namespace("shop", { metadata: { name: "shop" } }, { provider });
const namespace = shop.metadata.name;

const vpc = new aws.ec2.Vpc("network", { cidrBlock: "10.0.0.0/16" });
const vpcId = vpc.id;
new aws.ec2.Subnet("first", { vpcId, cidrBlock: "10.0.0.0/24" });

const assumeRolePolicy = JSON.stringify({
  Version: "2012-10-17",
  Statement: [
    {
      Effect: "Allow",
      Principal: { Service: "ec2.amazonaws.com" },
      Action: "sts:AssumeRole",
    },
  ],
});
new aws.iam.Role("reader", { name: "reader", assumeRolePolicy });

const MISTAKES: Readonly<Record<string, () => void>> = {
  "wrong field": () => {
    const manifest = { apiVersion: "v1", kind: "ConfigMap", metadata: { name: "a", namespace } };
    new kubernetes.apiextensions.CustomResource("a", { ...manifest, dta: {} }, { provider });
  },
  "CEL violation": () => {
    new kubernetes.apiextensions.CustomResource(
      "gateway",
      {
        apiVersion: "gateway.networking.k8s.io/v1",
        kind: "Gateway",
        metadata: { name: "gateway", namespace },
        spec: {
          gatewayClassName: "istio",
          listeners: [{ name: "tcp", port: 5432, protocol: "TCP", hostname: "db.example.com" }],
        },
      },
      { provider },
    );
  },
  "bad CIDR": () => {
    new aws.ec2.Subnet("second", { vpcId, cidrBlock: "10.0.0.0/8" });
  },
  "overlapping CIDR": () => {
    new aws.ec2.Subnet("second", { vpcId, cidrBlock: "10.0.0.128/25" });
  },
  "duplicate name": () => {
    new aws.iam.Role("second-reader", { name: "reader", assumeRolePolicy });
  },
  "exceeded quota": () => {
    for (const number of [2, 3, 4, 5, 6]) {
      new aws.ec2.Vpc(`network-${number}`, { cidrBlock: `10.${number}.0.0/16` });
    }
  },
};

MISTAKES[new pulumi.Config().get("mistake") ?? ""]?.();
