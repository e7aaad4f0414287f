import { eksAddons } from "../../../../policy/rules/aws-eks/eks-addons";
import { addon, cluster, networkAddon } from "../../aws-stack";
import { describeRule } from "../../describe-rule";
import { declared, named, UNKNOWN } from "../../resources";

const managed = cluster({ bootstrapSelfManagedAddons: false });
const network = networkAddon({ enableNetworkPolicy: "true" });
const driver = addon("aws-ebs-csi-driver");
const association = (serviceAccount: unknown, clusterName = "shop") =>
  named("aws:eks/podIdentityAssociation:PodIdentityAssociation", "it", {
    clusterName,
    serviceAccount,
  });

describeRule(eksAddons, {
  pass: [
    {
      name: "a cluster whose CNI enforces network policies",
      resources: [...managed, ...network],
    },
    {
      name: "the switch as a boolean",
      resources: [...managed, ...networkAddon({ enableNetworkPolicy: true })],
    },
    {
      name: "a proxy of the cluster's minor",
      resources: [
        ...managed,
        ...network,
        ...addon("kube-proxy", { addonVersion: "v1.35.3-eksbuild.13" }),
      ],
    },
    {
      name: "an add-on without a known build, unpinned",
      resources: [...managed, ...network, ...addon("metrics-server")],
    },
    {
      name: "a cluster that runs in Auto Mode",
      resources: cluster({ computeConfig: { enabled: true } }),
    },
    {
      name: "a driver with a Pod Identity association",
      resources: [...driver, ...association("ebs-csi-controller-sa")],
    },
    {
      name: "a driver with a role for its service account",
      resources: addon("aws-ebs-csi-driver", { serviceAccountRoleArn: UNKNOWN }),
    },
    {
      name: "a driver with an association of its own",
      resources: addon("aws-ebs-csi-driver", {
        podIdentityAssociations: [{ serviceAccount: "ebs-csi-controller-sa", roleArn: UNKNOWN }],
      }),
    },
  ],
  fail: [
    {
      name: "the CNI that EKS installs unmanaged",
      resources: cluster(),
      findings: [
        [
          "name",
          "the cluster has no add-on vpc-cni, so it runs the unmanaged CNI",
          "network-addon",
        ],
      ],
    },
    {
      name: "a driver whose association is in another cluster",
      resources: [
        ...managed,
        ...network,
        ...driver,
        ...association("ebs-csi-controller-sa", "other"),
      ],
      findings: [
        [
          "serviceAccountRoleArn",
          "the EBS CSI driver uses the IAM role of its node",
          "storage-role",
        ],
      ],
    },
    {
      name: "a CNI without configuration",
      resources: [...managed, ...addon("vpc-cni")],
      findings: [
        [
          "configurationValues",
          "the add-on does not enforce network policies (enableNetworkPolicy)",
          "network-policy",
        ],
      ],
    },
    {
      name: "a CNI that leaves network policies off",
      resources: [...managed, ...networkAddon({ enableNetworkPolicy: "false" })],
      findings: [
        [
          "configurationValues",
          "the add-on does not enforce network policies (enableNetworkPolicy)",
          "network-policy",
        ],
      ],
    },
    {
      name: "an add-on without the version that is known for the cluster's minor",
      resources: [...managed, ...network, ...addon("coredns")],
      findings: [["addonVersion", "the add-on does not name a version", "pinned-version"]],
    },
    {
      name: "any add-on without a version, where all must be pinned",
      parameters: { pinAll: true },
      resources: addon("metrics-server"),
      findings: [["addonVersion", "the add-on does not name a version", "pinned-version"]],
    },
    {
      name: "a proxy of another minor",
      resources: [
        ...managed,
        ...network,
        ...addon("kube-proxy", { addonVersion: "v1.34.6-eksbuild.13" }),
      ],
      findings: [
        ["addonVersion", "kube-proxy has another minor version than the cluster", "proxy-version"],
      ],
    },
    {
      name: "a driver with the role of its node",
      resources: [...driver, ...association("aws-node")],
      findings: [
        [
          "serviceAccountRoleArn",
          "the EBS CSI driver uses the IAM role of its node",
          "storage-role",
        ],
      ],
    },
  ],
  notApplicable: [{ name: "a node group", resources: declared("aws:eks/nodeGroup:NodeGroup", {}) }],
  unknown: [
    {
      name: "an unknown configuration",
      resources: [...managed, ...addon("vpc-cni", { configurationValues: UNKNOWN })],
      reasons: ["unknown value at configurationValues"],
    },
    {
      name: "an add-on that may be the CNI",
      resources: [...managed, ...addon(UNKNOWN)],
      reasons: ["unknown value at addonName"],
    },
    {
      name: "a CNI that another stack declares",
      resources: managed,
      reasons: ["not part of the stack: add-on vpc-cni"],
    },
    {
      name: "an unknown version of an add-on that must have one",
      resources: [...managed, ...network, ...addon("coredns", { addonVersion: UNKNOWN })],
      reasons: ["unknown value at addonVersion"],
    },
    {
      name: "an association that may be the driver's",
      resources: [...driver, ...association(UNKNOWN)],
      reasons: ["unknown value at serviceAccount of an association"],
    },
  ],
});
