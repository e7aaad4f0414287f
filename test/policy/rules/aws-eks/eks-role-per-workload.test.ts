import { eksRolePerWorkload } from "../../../../policy/rules/aws-eks/eks-role-per-workload";
import { addon } from "../../aws-stack";
import { describeRule } from "../../describe-rule";
import { declared, named, UNKNOWN, urnOf } from "../../resources";

const SHARED = "the role is already used by another service account";

const ROLE = "aws:iam/role:Role";
const ISSUER = "oidc.eks.eu-west-1.amazonaws.com/id/0123";
const trusting = (...subjects: readonly string[]) =>
  named(ROLE, "web", {
    name: "web",
    assumeRolePolicy: {
      Statement: [
        {
          Effect: "Allow",
          Principal: { Federated: `arn:aws:iam::1:oidc-provider/${ISSUER}` },
          Condition: { StringEquals: { [`${ISSUER}:sub`]: subjects } },
        },
      ],
    },
  });
const role = named(ROLE, "web", { name: "web", assumeRolePolicy: "{}" });
const association = (serviceAccount: string, roleArn: unknown, from: readonly string[] = []) =>
  named(
    "aws:eks/podIdentityAssociation:PodIdentityAssociation",
    serviceAccount,
    { namespace: "shop", serviceAccount, roleArn },
    { roleArn: from },
  );
const own = (serviceAccount: string) => association(serviceAccount, UNKNOWN, [urnOf(ROLE, "web")]);
const WEB_ARN = "arn:aws:iam::1:role/web";

describeRule(eksRolePerWorkload, {
  pass: [
    { name: "a role for one account", resources: [...role, ...own("web")] },
    {
      name: "one account in two clusters",
      resources: [...role, ...own("web"), ...own("web")],
    },
    {
      name: "one account by both ways",
      resources: [...trusting("system:serviceaccount:shop:web"), ...own("web")],
    },
    {
      name: "two roles for two accounts",
      resources: [...role, ...own("web"), ...association("api", "arn:aws:iam::1:role/api")],
    },
  ],
  fail: [
    {
      name: "two associations with one role",
      resources: [...role, ...own("web"), ...own("api")],
      findings: [["roleArn", SHARED]],
    },
    {
      name: "the same by ARN, with a role of another stack",
      resources: [...association("web", WEB_ARN), ...association("api", WEB_ARN)],
      findings: [["roleArn", SHARED]],
    },
    {
      name: "two subjects in one trust",
      resources: trusting("system:serviceaccount:shop:web", "system:serviceaccount:shop:api"),
      findings: [
        [`assumeRolePolicy.Statement[0].Condition.StringEquals["${ISSUER}:sub"][1]`, SHARED],
      ],
    },
    {
      name: "two add-ons with one role",
      resources: [
        ...addon("aws-ebs-csi-driver", { serviceAccountRoleArn: WEB_ARN }),
        ...addon("vpc-cni", {
          podIdentityAssociations: [{ serviceAccount: "aws-node", roleArn: WEB_ARN }],
        }),
      ],
      findings: [["podIdentityAssociations[0].roleArn", SHARED]],
    },
  ],
  notApplicable: [{ name: "a cluster", resources: declared("aws:eks/cluster:Cluster", {}) }],
  unknown: [
    {
      name: "an unknown role that leads nowhere",
      resources: association("web", UNKNOWN),
      reasons: ["unknown value at roleArn"],
    },
  ],
});
