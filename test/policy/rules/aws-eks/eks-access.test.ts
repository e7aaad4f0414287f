import { eksAccess } from "../../../../policy/rules/aws-eks/eks-access";
import { describeRule } from "../../describe-rule";
import { declared, UNKNOWN } from "../../resources";

const ADMIN = "arn:aws:iam::111122223333:role/admin";
const CLUSTER_ADMIN = "arn:aws:eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy";
const VIEW = "arn:aws:eks::aws:cluster-access-policy/AmazonEKSViewPolicy";

const strict = { authenticationMode: "API", bootstrapClusterCreatorAdminPermissions: false };
const cluster = (accessConfig: unknown) => declared("aws:eks/cluster:Cluster", { accessConfig });
const grant = (policyArn: unknown, principalArn: unknown = ADMIN) =>
  declared("aws:eks/accessPolicyAssociation:AccessPolicyAssociation", { policyArn, principalArn });
const listed = { parameters: { adminPrincipals: [ADMIN] } };

describeRule(eksAccess, {
  pass: [
    { name: "access entries alone", resources: cluster(strict) },
    { name: "a listed administrator", ...listed, resources: grant(CLUSTER_ADMIN) },
    { name: "a reader that nobody lists", resources: grant(VIEW) },
    {
      name: "a reader of the native provider",
      resources: declared("aws-native:eks:AccessEntry", {
        principalArn: ADMIN,
        accessPolicies: [{ policyArn: VIEW }],
      }),
    },
  ],
  fail: [
    {
      name: "a cluster that leaves everything to the defaults",
      resources: cluster(undefined),
      findings: [
        [
          "accessConfig.authenticationMode",
          "the ConfigMap aws-auth can grant access to the cluster besides access entries",
          "authentication-mode",
        ],
        [
          "accessConfig.bootstrapClusterCreatorAdminPermissions",
          "the principal that creates the cluster becomes its administrator",
          "creator-admin",
        ],
      ],
    },
    {
      name: "a ConfigMap beside the entries",
      resources: cluster({ ...strict, authenticationMode: "API_AND_CONFIG_MAP" }),
      findings: [
        [
          "accessConfig.authenticationMode",
          "the ConfigMap aws-auth can grant access to the cluster besides access entries",
          "authentication-mode",
        ],
      ],
    },
    {
      name: "a creator that stays administrator",
      resources: cluster({ ...strict, bootstrapClusterCreatorAdminPermissions: true }),
      findings: [
        [
          "accessConfig.bootstrapClusterCreatorAdminPermissions",
          "the principal that creates the cluster becomes its administrator",
          "creator-admin",
        ],
      ],
    },
    {
      name: "an administrator that is not listed",
      ...listed,
      resources: grant(CLUSTER_ADMIN, "arn:aws:iam::111122223333:role/other"),
      findings: [
        [
          "principalArn",
          "the principal is a cluster administrator but is not listed in adminPrincipals",
          "listed-admins",
        ],
      ],
    },
    {
      name: "an administrator of another partition, in the native provider's entry",
      ...listed,
      resources: declared("aws-native:eks:AccessEntry", {
        principalArn: "arn:aws-cn:iam::111122223333:role/other",
        accessPolicies: [{ policyArn: CLUSTER_ADMIN.replace("aws:eks", "aws-cn:eks") }],
      }),
      findings: [
        [
          "principalArn",
          "the principal is a cluster administrator but is not listed in adminPrincipals",
          "listed-admins",
        ],
      ],
    },
  ],
  notApplicable: [
    { name: "an access entry", resources: declared("aws:eks/accessEntry:AccessEntry", {}) },
  ],
  unknown: [
    {
      name: "an unknown mode",
      resources: cluster({ ...strict, authenticationMode: UNKNOWN }),
      reasons: ["unknown value at accessConfig.authenticationMode"],
    },
    {
      name: "an unknown policy",
      ...listed,
      resources: grant(UNKNOWN),
      reasons: ["unknown value at policyArn"],
    },
    {
      name: "an unknown administrator",
      ...listed,
      resources: grant(CLUSTER_ADMIN, UNKNOWN),
      reasons: ["unknown value at principalArn"],
    },
    {
      name: "administrators that nobody listed",
      resources: grant(CLUSTER_ADMIN),
      reasons: ["not configured: adminPrincipals"],
    },
  ],
});
