import * as cluster from "../../components/cluster";
import type { TransformFunction } from "../../components/core";
import * as delivery from "../../components/delivery";
import * as mesh from "../../components/mesh";
import * as monitoring from "../../components/monitoring";
import * as network from "../../components/network";
import * as scaling from "../../components/scaling";
import * as security from "../../components/security";
import * as service from "../../components/service";
import { admissionRules } from "../../policy/admission/admission-rules";

/** Families by name, with all that each exports. */
export const FAMILIES: Readonly<Record<string, object>> = {
  cluster,
  delivery,
  mesh,
  monitoring,
  network,
  scaling,
  security,
  service,
};

/** A transform of any child. */
export type AnyTransform = <Args extends object>(
  ...planned: Parameters<TransformFunction<Args>>
) => ReturnType<TransformFunction<Args>>;

/** A transform for every role that a component asks for. */
export type AnyTransforms = Readonly<Record<string, AnyTransform>>;

/** Declares a component with these transforms. */
export type EscapeHatchCase = (transform: AnyTransforms) => unknown;

const aws = { accountId: "111122223333", region: "eu-central-1", partition: "aws" } as const;
const providerArn = "arn:aws:iam::111122223333:oidc-provider/issuer.example";
const subnetIds = ["subnet-1", "subnet-2"];
const adminRoleArns = { admin: "arn:aws:iam::111122223333:role/admin" };
const eks = {
  clusterName: "eks",
  endpoint: "https://eks.example.com",
  certificateAuthority: "Y2E=",
  serviceCidr: "172.20.0.0/16",
  clusterSecurityGroupId: "sg-1",
  oidcIssuer: "https://oidc.example.com/eks",
  version: "1.35",
};
const pool = { aws, cluster: eks, subnetIds, instanceTypes: ["c7gn.xlarge"] };
const size = { min: 1, max: 2 };
const machine = { placement: "spread" } as const;
const network20 = { aws, cidr: "10.0.0.0/16", zones: ["eu-central-1a", "eu-central-1b"] };
const access = { aws, cluster: "eks" };
const accessRole = "arn:aws:iam::111122223333:role/team";

/** The same, passed on to a child that is a component: its own `transform` reaches its children. */
function withNested(transforms: AnyTransforms, component: string): AnyTransforms {
  const nested: AnyTransform = (args, opts, name) =>
    transforms[component]?.({ ...args, transform: transforms }, opts, name);
  return new Proxy(transforms, {
    get: (all, role: string) => (role === component ? nested : all[role]),
  });
}

/** For each component, declarations that between them have every child that it can have. */
export const ESCAPE_HATCH_CASES: Readonly<Record<string, readonly EscapeHatchCase[]>> = {
  Network: [
    (transform) =>
      new network.Network("c", {
        ...network20,
        endpoints: { kind: "features", features: ["cluster-nodes"] },
        ipv6: true,
        tiers: { isolated: true },
        secondaryCidrs: { pods: { cidr: "100.64.0.0/16", use: "pods", slot: 1 } },
        flowLog: { archiveBucketArn: "arn:aws:s3:::archive" },
        transform,
      }),
    (transform) => new network.Network("c", { ...network20, nat: { kind: "instance" }, transform }),
    (transform) => new network.Network("c", { ...network20, nat: { kind: "regional" }, transform }),
  ],
  PrivateZone: [
    (transform) =>
      new network.PrivateZone("c", {
        zoneName: "prod.internal",
        vpc: { vpcId: "vpc-1", region: "eu-central-1" },
        furtherVpcs: { second: { vpcId: "vpc-2", region: "eu-west-1" } },
        records: {
          db: { name: "db", type: "CNAME", values: ["a.example"], staleFor: "15 seconds" },
        },
        transform,
      }),
  ],
  ServiceRegistry: [
    (transform) =>
      new network.ServiceRegistry("c", {
        aws,
        namespace: { kind: "dns", name: "services.internal", vpcId: "vpc-1" },
        services: {
          ledger: {
            discovery: "dns",
            staleFor: "15 seconds",
            health: { kind: "custom" },
            members: { site: { ipv4: "10.9.0.4" } },
          },
        },
        transform,
      }),
    (transform) =>
      new network.ServiceRegistry("c", {
        aws,
        namespace: { kind: "http", name: "partners" },
        services: { quotes: { discovery: "api" } },
        transform,
      }),
  ],
  EksCluster: [
    (transform) =>
      new cluster.EksCluster("c", {
        aws,
        subnetIds,
        adminRoleArns,
        endpointAccess: { public: false, privateCidrs: ["10.8.0.0/16"] },
        addressing: { family: "ipv6" },
        transform,
      }),
    (transform) =>
      new cluster.EksCluster("c", {
        aws,
        subnetIds,
        adminRoleArns,
        compute: { kind: "auto" },
        transform,
      }),
  ],
  NodePool: [
    (transform) =>
      new cluster.NodePool("c", {
        ...pool,
        size,
        machine,
        operation: { autoscalerTags: true },
        transform,
      }),
    (transform) =>
      new cluster.NodePool("c", {
        ...pool,
        backend: "self-managed",
        size,
        machine,
        operation: {
          schedules: {
            night: { cron: "0 20 * * *", timeZone: "Europe/Berlin", size: { min: 0, max: 1 } },
          },
        },
        transform,
      }),
    (transform) =>
      new cluster.NodePool("c", {
        backend: "karpenter",
        aws,
        cluster: eks,
        after: [],
        nodeClass: { nodeRoleName: "node", subnetIds },
        architectures: ["arm64"],
        requirements: [],
        limits: { cpu: "10", memory: "40Gi" },
        transform,
      }),
    (transform) =>
      new cluster.NodePool("c", {
        backend: "fargate",
        aws,
        cluster: "eks",
        subnetIds,
        selectors: [{ namespace: "shop" }],
        transform,
      }),
  ],
  AccessGrants: [
    (transform) =>
      new cluster.AccessGrants("c", {
        ...access,
        grants: {
          team: {
            kind: "policy",
            principalArn: accessRole,
            policy: "edit",
            scope: { kind: "namespaces", namespaces: ["shop"] },
          },
        },
        transform,
      }),
  ],
  ServiceAccountRole: [
    (transform) =>
      new cluster.ServiceAccountRole("c", {
        ...access,
        namespace: "storage",
        serviceAccount: "driver",
        binding: { kind: "pod-identity", targetRoleArn: accessRole },
        policies: { volumes: { kind: "well-known", policy: "ebs-csi" } },
        transform,
      }),
    (transform) =>
      new cluster.ServiceAccountRole("c", {
        ...access,
        namespace: "dns",
        serviceAccount: "dns",
        binding: { kind: "irsa", trust: { providerArn, issuer: "https://issuer.example" } },
        policies: {
          zones: { kind: "dns-records", records: "all", zoneIds: ["Z0123456789EXAMPLE"] },
        },
        transform,
      }),
  ],
  OidcTrust: [(transform) => new cluster.OidcTrust("c", { cluster: eks, transform })],
  RuntimeMonitoring: [
    (transform) =>
      new cluster.RuntimeMonitoring("c", { aws, detector: { kind: "create" }, transform }),
  ],
  BlockStorage: [(transform) => new cluster.BlockStorage("c", { transform })],
  DeployRole: [
    (transform) =>
      new delivery.DeployRole("c", {
        aws,
        repository: "example/shop",
        access: {
          kind: "deploy",
          environment: "prod",
          boundaryArn: "arn:aws:iam::111122223333:policy/boundary",
          policyArns: { queues: "arn:aws:iam::111122223333:policy/queues" },
        },
        state: { bucket: "example-state" },
        transform,
      }),
  ],
  ServiceMesh: [(transform) => new mesh.ServiceMesh("c", { transform })],
  MeshSecurity: [(transform) => new mesh.MeshSecurity("c", { after: [], transform })],
  MeshTelemetry: [(transform) => new mesh.MeshTelemetry("c", { after: [], transform })],
  PrometheusStack: [
    (transform) => new monitoring.PrometheusStack("c", { storageClass: "gp3", transform }),
  ],
  MeshMetrics: [(transform) => new monitoring.MeshMetrics("c", { after: [], transform })],
  Dashboard: [
    (transform) => new monitoring.Dashboard("c", { board: monitoring.servicesBoard(), transform }),
  ],
  Karpenter: [(transform) => new scaling.Karpenter("c", { aws, cluster: eks, transform })],
  MetricsServer: [(transform) => new scaling.MetricsServer("c", { transform })],
  PriorityClasses: [(transform) => new scaling.PriorityClasses("c", { transform })],
  WorkloadAutoscaler: [
    (transform) =>
      new scaling.WorkloadAutoscaler("c", {
        namespace: "shop",
        target: { name: "web" },
        maxReplicas: 5,
        transform,
      }),
  ],
  AdmissionPolicies: [
    (transform) => new security.AdmissionPolicies("c", { rules: admissionRules({}), transform }),
  ],
  TeamNamespace: [
    (transform) => new service.TeamNamespace("c", { editorsGroup: "shop-team", transform }),
  ],
  Microservice: [
    (transform) =>
      new service.Microservice("c", {
        namespace: "shop",
        image: `registry.example/shop/web:1.0.0@sha256:${"0".repeat(64)}`,
        ports: { http: 8080, metrics: 9090 },
        transform: withNested(transform, "autoscaler"),
      }),
  ],
};
