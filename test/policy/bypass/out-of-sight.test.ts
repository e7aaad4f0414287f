import { declared } from "../resources";
import { describeBypasses, podText, text } from "./describe-bypasses";

const RBAC = "rbac.authorization.k8s.io/v1";
const object = (kind: string, name: string, rest: string, labels = "") =>
  `{apiVersion: ${RBAC}, kind: ${kind}, metadata: {name: ${name}, labels: {${labels}}}, ${rest}}`;
const binding = (role: string, subject = "{kind: Group, name: developers}") =>
  object(
    "ClusterRoleBinding",
    "grant",
    `roleRef: {kind: ClusterRole, name: ${role}}, subjects: [${subject}]`,
  );
const SECRETS = 'rules: [{apiGroups: [""], resources: [secrets], verbs: [list]}]';
const EVERYTHING = 'rules: [{apiGroups: ["*"], resources: ["*"], verbs: ["*"]}]';
const LISTED = "get, list, watch, create, update, patch, delete, deletecollection";
const documents = (...texts: readonly string[]) => texts.join("\n---\n");

const ISSUER = "oidc.eks.eu-west-1.amazonaws.com/id/0123";
const trust = (Condition: object) =>
  declared("aws:iam/role:Role", {
    assumeRolePolicy: JSON.stringify({
      Statement: [
        {
          Effect: "Allow",
          Action: "sts:AssumeRoleWithWebIdentity",
          Principal: { Federated: `arn:aws:iam::444455556666:oidc-provider/${ISSUER}` },
          Condition,
        },
      ],
    }),
  });
const CONDITION = "assumeRolePolicy.Statement[0].Condition";
const SUBJECT = { [`${ISSUER}:sub`]: "system:serviceaccount:shop:web" };
const AUDIENCE = { [`${ISSUER}:aud`]: "sts.amazonaws.com" };

const ssh = { protocol: "tcp", fromPort: 22, toPort: 22 };
const CHART = declared("kubernetes:helm.sh/v3:Release", { chart: "shop", namespace: "shop" });
const RELEASE_REASON = 'not part of the stack: what Helm release "it" brings';
const inShop = (kind: string, name: string, rest: object) =>
  declared(`kubernetes:${kind}`, { metadata: { name, namespace: "shop" }, ...rest });

describeBypasses("what a role has by way of others", [
  {
    name: "a role that is put together of another",
    given: documents(
      object(
        "ClusterRole",
        "whole",
        "aggregationRule: {clusterRoleSelectors: [{matchLabels: {part: 'yes'}}]}",
      ),
      object("ClusterRole", "part", SECRETS, "part: 'yes'"),
      binding("whole"),
    ),
    rule: "rbac-secrets",
    path: "rules[0].resources[0]",
  },
  {
    name: "a part that is added to the view role of Kubernetes",
    given: documents(
      object(
        "ClusterRole",
        "part",
        SECRETS,
        '"rbac.authorization.k8s.io/aggregate-to-view": "true"',
      ),
      binding("view"),
    ),
    rule: "rbac-secrets",
    path: "rules[0].resources[0]",
  },
  {
    name: "everything, added to the edit role of Kubernetes",
    given: documents(
      object(
        "ClusterRole",
        "part",
        EVERYTHING,
        '"rbac.authorization.k8s.io/aggregate-to-edit": "true"',
      ),
      binding("edit"),
    ),
    rule: "rbac-cluster-admin",
    path: "roleRef.name",
  },
  {
    name: "every verb listed out",
    given: object(
      "ClusterRole",
      "all",
      `rules: [{apiGroups: [""], resources: [pods], verbs: [${LISTED}]}]`,
    ),
    rule: "rbac-create-pods-exec",
    path: "rules[0].resources[0]",
  },
  {
    name: "every verb listed out, the escalating ones among them",
    given: object(
      "ClusterRole",
      "all",
      `rules: [{apiGroups: [rbac.authorization.k8s.io], resources: [clusterroles], verbs: [${LISTED}, bind, escalate]}]`,
    ),
    rule: "rbac-escalation",
    path: "rules[0].resources[0]",
  },
  {
    name: "the group of all service accounts",
    given: binding("edit", '{kind: Group, name: "system:serviceaccounts"}'),
    rule: "rbac-default-sa",
    path: "subjects[0].name",
  },
  {
    name: "the group of a namespace's service accounts",
    given: binding("edit", '{kind: Group, name: "system:serviceaccounts:shop"}'),
    rule: "rbac-default-sa",
    path: "subjects[0].name",
  },
  {
    name: "a subject that only has to match where there is one",
    given: trust({ "ForAllValues:StringEquals": SUBJECT, StringEquals: AUDIENCE }),
    rule: "iam-trust",
    path: CONDITION,
  },
  {
    name: "a subject of nothing but wildcards",
    given: trust({ StringLike: { [`${ISSUER}:sub`]: "**" }, StringEquals: AUDIENCE }),
    rule: "iam-trust",
    path: `${CONDITION}.StringLike["${ISSUER}:sub"]`,
  },
  {
    name: "an audience of nothing but wildcards",
    given: trust({ StringEquals: SUBJECT, StringLike: { [`${ISSUER}:aud`]: "*" } }),
    rule: "iam-trust",
    path: `${CONDITION}.StringLike["${ISSUER}:aud"]`,
  },
  {
    name: "every action under a condition",
    given: declared("aws:iam/policy:Policy", {
      policy: {
        Statement: {
          Effect: "Allow",
          Action: "s3:*",
          Resource: "*",
          Condition: { StringEquals: { "aws:ResourceTag/team": "a" } },
        },
      },
    }),
    rule: "iam-wildcards",
    path: "policy.Statement.Action",
  },
]);

describeBypasses("what a manifest brings in from elsewhere", [
  {
    name: "a prefix list that may hold every address",
    given: declared("aws:ec2/securityGroup:SecurityGroup", {
      ingress: [{ ...ssh, prefixListIds: ["pl-0123"] }],
    }),
    rule: "sg-admin-ingress",
    reason: "not part of the resource: what ingress[0].prefixListIds[0] holds",
  },
  {
    name: "a prefix list that is made in the same update",
    given: declared("aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule", {
      ipProtocol: "tcp",
      fromPort: 5432,
      toPort: 5432,
      prefixListId: { $unknown: true },
    }),
    rule: "sg-open-ingress",
    reason: "unknown value at prefixListId",
  },
  {
    name: "a backend that a chart may bring",
    given: [
      ...CHART,
      ...inShop("networking.k8s.io/v1:Ingress", "web", {
        spec: { defaultBackend: { service: { name: "web", port: { number: 80 } } } },
      }),
    ],
    rule: "rel-ingress-backend",
    reason: RELEASE_REASON,
  },
  {
    name: "a target that a chart may bring",
    given: [
      ...CHART,
      ...inShop("autoscaling/v2:HorizontalPodAutoscaler", "web", {
        spec: { scaleTargetRef: { apiVersion: "apps/v1", kind: "Deployment", name: "web" } },
      }),
    ],
    rule: "as-target-exists",
    reason: "not part of the stack: the workload",
  },
  {
    name: "a quota of zero",
    given: documents(
      text("v1", "ResourceQuota", 'spec: {hard: {pods: "0"}}'),
      text(
        "apps/v1",
        "Deployment",
        "spec: {replicas: 2, template: {spec: {containers: [{name: a}]}}}",
      ),
    ),
    rule: "quota-fits",
    path: "spec.hard.pods",
  },
  {
    name: "a quota without a key",
    given: text("v1", "ResourceQuota", 'spec: {hard: {"requests.cpu": "4", pods: "9"}}'),
    rule: "quota-namespace",
    path: 'spec.hard["requests.memory"]',
  },
  {
    name: "a quota for some pods only",
    given: text(
      "v1",
      "ResourceQuota",
      'spec: {scopes: [BestEffort], hard: {"requests.cpu": "4", "requests.memory": 8Gi, pods: "9"}}',
    ),
    rule: "quota-namespace",
    path: "metadata.namespace",
  },
  {
    name: "a token that is projected by hand",
    given: podText(
      "automountServiceAccountToken: false, volumes: [{name: a, projected: {sources: [{serviceAccountToken: {path: t}}]}}]",
    ),
    rule: "k8s-automount-token",
    path: "spec.volumes[0].projected.sources[0].serviceAccountToken",
  },
  {
    name: "a credential that comes through envFrom",
    given: documents(
      podText("containers: [{name: a, envFrom: [{configMapRef: {name: web}}]}]"),
      text("v1", "ConfigMap", "data: {DB_PASSWORD: hunter2}"),
    ),
    rule: "k8s-plaintext-credential",
    path: "data.DB_PASSWORD",
  },
]);
