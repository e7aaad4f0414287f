/** What no reviewer would let pass: each resource breaks rules, of AWS, Kubernetes and the mesh. */
import * as aws from "@pulumi/aws";
import * as kubernetes from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";

const provider = new kubernetes.Provider("cluster", {
  context: "findings",
  clusterIdentifier: "findings",
  enableServerSideApply: true,
});
const shop = new kubernetes.core.v1.Namespace("shop", { metadata: { name: "shop" } }, { provider });
const namespace = shop.metadata.name;

new kubernetes.apps.v1.Deployment(
  "web",
  {
    metadata: { name: "web", namespace },
    spec: {
      replicas: 3,
      selector: { matchLabels: { app: "web" } },
      template: {
        metadata: { labels: { app: "web" } },
        spec: {
          hostNetwork: true,
          initContainers: [
            { name: "setup", image: "setup:latest", securityContext: { privileged: true } },
          ],
          containers: [
            {
              name: "web",
              image: "reg.io.evil/web:1",
              ports: [{ containerPort: 80, hostPort: 80 }],
            },
          ],
          volumes: [{ name: "root", hostPath: { path: "/" } }],
        },
      },
    },
  },
  { provider },
);

new kubernetes.core.v1.Service(
  "web",
  {
    metadata: { name: "web", namespace },
    spec: { type: "NodePort", selector: { app: "wbe" }, ports: [{ port: 80 }] },
  },
  { provider },
);

new kubernetes.rbac.v1.ClusterRole(
  "all",
  {
    metadata: { name: "all" },
    rules: [{ apiGroups: ["*"], resources: ["*"], verbs: ["*"] }],
  },
  { provider },
);

new kubernetes.rbac.v1.ClusterRoleBinding(
  "anyone",
  {
    metadata: { name: "anyone" },
    roleRef: { apiGroup: "rbac.authorization.k8s.io", kind: "ClusterRole", name: "cluster-admin" },
    subjects: [{ kind: "Group", name: "system:unauthenticated" }],
  },
  { provider },
);

new kubernetes.networking.v1.Ingress(
  "web",
  {
    metadata: { name: "web", namespace },
    spec: {
      rules: [
        {
          host: "shop.example.com",
          http: {
            paths: [
              {
                path: "/",
                pathType: "Prefix",
                backend: { service: { name: "web", port: { number: 81 } } },
              },
            ],
          },
        },
      ],
    },
  },
  { provider },
);

new kubernetes.apiextensions.CustomResource(
  "lax",
  {
    apiVersion: "security.istio.io/v1",
    kind: "PeerAuthentication",
    metadata: { name: "lax", namespace },
    spec: { mtls: { mode: "PERMISSIVE" } },
  },
  { provider },
);

new kubernetes.core.v1.ConfigMap(
  "settings",
  {
    metadata: { name: "settings", namespace },
    data: { AWS_ACCESS_KEY_ID: "AKIAIOSFODNN7EXAMPLE" },
  },
  { provider },
);

const vpc = new aws.ec2.Vpc("network", { cidrBlock: "10.0.0.0/16" });
new aws.ec2.SecurityGroup("open", {
  vpcId: vpc.id,
  ingress: [{ protocol: "tcp", fromPort: 0, toPort: 65535, cidrBlocks: ["0.0.0.0/0"] }],
});
const worker = new aws.iam.Role("worker", {
  assumeRolePolicy: JSON.stringify({
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Principal: "*", Action: "sts:AssumeRole" }],
  }),
});
new aws.iam.RolePolicy("all", {
  role: worker.name,
  policy: JSON.stringify({
    Version: "2012-10-17",
    Statement: { Effect: "Allow", Action: "*", Resource: "*" },
  }),
});
const jobs = new aws.sqs.Queue("jobs", { sqsManagedSseEnabled: false });
new aws.sqs.QueuePolicy("jobs", {
  queueUrl: jobs.url,
  policy: pulumi.jsonStringify({
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Principal: "*", Action: "sqs:*", Resource: jobs.arn }],
  }),
});
new aws.kms.Key("data", { enableKeyRotation: false });
