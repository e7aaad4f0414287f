import { describe, expect, it } from "vitest";
import { type AddonInput, planAddons } from "../../../../components/cluster/pure/addons";
import type { AwsLocation } from "../../../../components/core/pure/aws-location";

const aws: AwsLocation = {
  accountId: "111122223333",
  region: "eu-central-1",
  partition: "aws",
};
const input: AddonInput = {
  clusterName: "dev-cluster",
  aws,
  version: "1.35",
  compute: { kind: "pools" },
  addressing: { family: "ipv4" },
  addons: { "vpc-cni": { version: "v1.21.1-eksbuild.3" } },
};
const addons = planAddons(input);
const namesOf = (change: Partial<AddonInput>) =>
  planAddons({ ...input, ...change }).map(({ addonName }) => addonName);
const byName = new Map(addons.map((addon) => [addon.addonName, addon]));

describe("planAddons", () => {
  it("installs what a node needs before there are nodes", () => {
    const early = addons.filter(({ phase }) => phase === "before-nodes");
    expect(early.map(({ addonName }) => addonName)).toEqual([
      "vpc-cni",
      "kube-proxy",
      "eks-pod-identity-agent",
    ]);
  });

  it("makes the CNI enforce network policies", () => {
    expect(byName.get("vpc-cni")?.configuration).toEqual({ enableNetworkPolicy: "true" });
  });

  it("scales CoreDNS with the cluster", () => {
    expect(byName.get("coredns")?.configuration).toEqual({ autoScaling: { enabled: true } });
  });

  // Builds as the EKS user guide lists them for the minor; the table says where.
  it("pins what is given, then what the compatibility table knows for the minor", () => {
    const pinned = addons.flatMap(({ addonName, version }) =>
      version === undefined ? [] : [[addonName, version]],
    );
    expect(Object.fromEntries(pinned)).toEqual({
      "vpc-cni": "v1.21.1-eksbuild.3",
      "kube-proxy": "v1.35.3-eksbuild.13",
      coredns: "v1.14.2-eksbuild.4",
    });
  });

  it("lets a setting win over the table", () => {
    const planned = planAddons({
      ...input,
      addons: { coredns: { version: "v1.14.0-eksbuild.1" } },
    });
    expect(planned.find(({ addonName }) => addonName === "coredns")?.version).toBe(
      "v1.14.0-eksbuild.1",
    );
  });

  it("leaves out what is off and adds what is named besides, last", () => {
    const names = namesOf({ addons: { "metrics-server": "off", "aws-efs-csi-driver": {} } });
    expect(names).toEqual([
      "vpc-cni",
      "kube-proxy",
      "eks-pod-identity-agent",
      "coredns",
      "aws-ebs-csi-driver",
      "eks-node-monitoring-agent",
      "aws-efs-csi-driver",
    ]);
  });

  it("lays settings over ours key by key", () => {
    const coredns = { configuration: { replicaCount: 3 } };
    const planned = planAddons({ ...input, addons: { coredns } });
    expect(planned.find(({ addonName }) => addonName === "coredns")?.configuration).toEqual({
      autoScaling: { enabled: true },
      replicaCount: 3,
    });
  });

  it("keeps the variables that networking sets beside those of the caller", () => {
    const [cni] = planAddons({
      ...input,
      compute: { kind: "pools", networking: { density: { kind: "prefixes" } } },
      addons: { "vpc-cni": { configuration: { env: { AWS_VPC_K8S_CNI_EXTERNALSNAT: "true" } } } },
    });
    expect(cni?.configuration).toEqual({
      enableNetworkPolicy: "true",
      env: {
        ENABLE_PREFIX_DELEGATION: "true",
        WARM_PREFIX_TARGET: "1",
        AWS_VPC_K8S_CNI_EXTERNALSNAT: "true",
      },
    });
  });

  it("gives another add-on the role that it is told", () => {
    const identity = {
      serviceAccount: "efs-csi-controller-sa",
      policy: "service-role/AmazonEFSCSIDriverPolicy",
    };
    const planned = planAddons({ ...input, addons: { "aws-efs-csi-driver": { identity } } });
    expect(planned.at(-1)).toMatchObject({
      addonName: "aws-efs-csi-driver",
      phase: "with-nodes",
      configuration: undefined,
      identity: {
        namespace: "kube-system",
        serviceAccount: "efs-csi-controller-sa",
        role: {
          roleName: "dev-cluster-aws-efs-csi-driver",
          policyArns: {
            addon: "arn:aws:iam::aws:policy/service-role/AmazonEFSCSIDriverPolicy",
          },
        },
      },
    });
  });

  // EKS user guide, "EKS Auto Mode": networking, DNS, storage and monitoring are part of it.
  it("installs with Auto Mode only what that has not built in", () => {
    expect(namesOf({ compute: { kind: "auto" }, addons: {} })).toEqual(["metrics-server"]);
  });

  // The user guide on enabling Auto Mode for an existing cluster: nodes outside it keep the add-ons.
  it("keeps what pools beside Auto Mode need, where it is named", () => {
    const addons = { "vpc-cni": {}, "kube-proxy": {}, coredns: "off" } as const;
    expect(namesOf({ compute: { kind: "auto" }, addons })).toEqual([
      "vpc-cni",
      "kube-proxy",
      "metrics-server",
    ]);
  });

  it("gives the CNI of an IPv6 cluster a policy of its own, since AWS maintains none", () => {
    const [cni] = planAddons({ ...input, addressing: { family: "ipv6" } });
    expect(cni?.identity?.role.policyArns).toEqual({});
    expect(JSON.parse(cni?.identity?.inlinePolicy ?? "{}").Statement).toEqual([
      {
        Sid: "AssignAddresses",
        Effect: "Allow",
        Action: ["ec2:AssignIpv6Addresses", "ec2:CreateTags"],
        Resource: "arn:aws:ec2:eu-central-1:111122223333:network-interface/*",
      },
      {
        Sid: "FindInterfaces",
        Effect: "Allow",
        Action: [
          "ec2:DescribeInstanceTypes",
          "ec2:DescribeInstances",
          "ec2:DescribeNetworkInterfaces",
          "ec2:DescribeTags",
        ],
        Resource: "*",
      },
    ]);
  });

  it("gives roles only to the add-ons that call AWS", () => {
    const roles = addons.flatMap(({ identity }) =>
      identity === undefined ? [] : [[identity.serviceAccount, identity.role.policyArns]],
    );
    expect(Object.fromEntries(roles)).toEqual({
      "aws-node": { addon: "arn:aws:iam::aws:policy/AmazonEKS_CNI_Policy" },
      "ebs-csi-controller-sa": { addon: "arn:aws:iam::aws:policy/AmazonEBSCSIDriverPolicyV2" },
    });
  });

  it("binds a role to the one service account of the one cluster", () => {
    const trust = byName.get("vpc-cni")?.identity?.role.trustPolicy ?? "{}";
    expect(JSON.parse(trust).Statement).toEqual([
      {
        Effect: "Allow",
        Principal: { Service: "pods.eks.amazonaws.com" },
        Action: ["sts:AssumeRole", "sts:TagSession"],
        Condition: {
          StringEquals: {
            "aws:RequestTag/eks-cluster-arn":
              "arn:aws:eks:eu-central-1:111122223333:cluster/dev-cluster",
            "aws:RequestTag/kubernetes-namespace": "kube-system",
            "aws:RequestTag/kubernetes-service-account": "aws-node",
          },
        },
      },
    ]);
  });
});
