import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import * as kubernetes from "@pulumi/kubernetes";
import { describe, expect, it } from "vitest";
import * as cluster from "../../components/cluster";
import { applyOwnership, ConfigurationError } from "../../components/core";
import * as delivery from "../../components/delivery";
import * as mesh from "../../components/mesh";
import * as monitoring from "../../components/monitoring";
import * as network from "../../components/network";
import * as scaling from "../../components/scaling";
import * as security from "../../components/security";
import * as service from "../../components/service";
import {
  CONTAINER_SECURITY_DEFAULTS,
  POD_SECURITY_DEFAULTS,
} from "../../components/service/pure/pod-security";
import { type Plan, planProgram } from "../../plan";
import { admissionRules } from "../../policy/admission/admission-rules";
import { checkPlan } from "../../policy/check/check-plan";
import { mutatePlan } from "../support/mutate-plan";
import { PROJECT_ROOT, shippedPlan } from "../support/shipped-stacks";

/** A default with the value that undoes it. */
type Override = Readonly<Record<string, unknown>>;

/** Plans what a const's defaults decide, with some of them undone. */
type Planner = (override: Override) => Promise<Plan>;

const aws = { accountId: "111122223333", region: "eu-central-1", partition: "aws" } as const;
const digest = `sha256:${"0".repeat(64)}`;

/** What a pool of any instances is told. */
const pool = {
  aws,
  subnetIds: ["subnet-1", "subnet-2"],
  instanceTypes: ["m7g.large"],
  size: { min: 1, max: 2 },
};

/** A cluster as a pool of one's own nodes has to know it. */
const eks = {
  clusterName: "eks",
  endpoint: "https://eks.example.com",
  certificateAuthority: "Y2E=",
  serviceCidr: "172.20.0.0/16",
  clusterSecurityGroupId: "sg-1",
  oidcIssuer: "https://oidc.example.com/eks",
  version: "1.35",
};

/** A planner of a component that is declared alone. */
function component(declare: (override: Override) => unknown): Planner {
  return (override) =>
    planProgram({
      project: "defaults",
      stack: "prod",
      environment: "prod",
      config: {},
      entry: () => {
        applyOwnership({ owner: "a", environment: "prod", costCenter: "c", domain: "d" });
        declare(override);
      },
    });
}

/** A planner that edits the shipped plan where the defaults of a pod end up. */
function shippedPod(field: string): Planner {
  return async (override) =>
    mutatePlan(await shippedPlan("prod"), {
      type: "kubernetes:apps/v1:Deployment",
      edits: Object.entries(override).map(([key, to]) => ({ set: `${field}.${key}`, to })),
    });
}

/** A cluster in a region that is watched, as every cluster in prod has to be. */
function watchedCluster(ofCluster: Override, ofMonitoring: Override): void {
  const adminRoleArns = { admin: "arn:aws:iam::111122223333:role/admin" };
  const subnetIds = ["subnet-1", "subnet-2"];
  new cluster.EksCluster("eks", { aws, subnetIds, adminRoleArns, ...ofCluster });
  const detector = { kind: "create" } as const;
  new cluster.RuntimeMonitoring("threats", { aws, detector, ...ofMonitoring });
}

const provider = () => new kubernetes.Provider("cluster", { context: "test" });

/** A strict mesh, so that what is declared in it has no finding of the mesh's own. */
function strictMesh(): { readonly provider: kubernetes.Provider } {
  const opts = { provider: provider() };
  new mesh.MeshSecurity("security", { after: [] }, opts);
  return opts;
}

/** A default with a security or quota meaning: the rule that guards it, and a value that undoes it. */
type Guard = readonly [rule: string, undone: unknown];

/** Every const of defaults, with what it takes to plan it, and the guards of its members. */
const DEFAULTS: Readonly<
  Record<
    string,
    readonly [defaults: object, planner: Planner, guards?: Readonly<Record<string, Guard>>]
  >
> = {
  NETWORK_DEFAULTS: [
    network.NETWORK_DEFAULTS,
    component((override) => {
      const zones = ["eu-central-1a", "eu-central-1b"];
      new network.Network("net", { aws, cidr: "10.0.0.0/16", zones, ...override });
    }),
  ],
  EKS_CLUSTER_DEFAULTS: [
    cluster.EKS_CLUSTER_DEFAULTS,
    component((override) => watchedCluster(override, {})),
    {
      endpointAccess: ["eks-endpoint-private", { public: true, allowedCidrs: ["203.0.113.0/24"] }],
      logging: ["eks-logging", { types: ["api"] }],
    },
  ],
  RUNTIME_MONITORING_DEFAULTS: [
    cluster.RUNTIME_MONITORING_DEFAULTS,
    component((override) => watchedCluster({}, override)),
    { enabled: ["eks-runtime-monitoring", false] },
  ],
  MANAGED_POOL_DEFAULTS: [
    cluster.MANAGED_POOL_DEFAULTS,
    component((override) => {
      new cluster.NodePool("pool", { ...pool, cluster: "eks", ...override });
    }),
    { machine: ["eks-nodes", { metadataHops: 2 }] },
  ],
  SELF_MANAGED_POOL_DEFAULTS: [
    cluster.SELF_MANAGED_POOL_DEFAULTS,
    component((override) => {
      const args = { ...pool, cluster: eks, backend: "self-managed" as const };
      new cluster.NodePool("pool", { ...args, ...override });
    }),
    { machine: ["eks-nodes", { metadataHops: 2 }] },
  ],
  KARPENTER_POOL_DEFAULTS: [
    cluster.KARPENTER_POOL_DEFAULTS,
    component((override) => {
      const image = { release: "v1.49.0" }; // prod pins its images
      const nodeClass = { nodeRoleName: "node", subnetIds: pool.subnetIds, image };
      const limits = { cpu: "10", memory: "40Gi" } as const;
      const args = { aws, cluster: eks, after: [], requirements: [], nodeClass, limits };
      const architectures = ["arm64"] as const;
      const backend = "karpenter" as const;
      new cluster.NodePool(
        "pool",
        { backend, architectures, ...args, ...override },
        { provider: provider() },
      );
    }),
    { disruption: ["as-karpenter", { expireAfter: "never" }] },
  ],
  BLOCK_STORAGE_DEFAULTS: [
    cluster.BLOCK_STORAGE_DEFAULTS,
    component((override) => new cluster.BlockStorage("disk", override, { provider: provider() })),
  ],
  KARPENTER_DEFAULTS: [
    scaling.KARPENTER_DEFAULTS,
    component((override) => {
      new scaling.Karpenter("k", { aws, cluster: eks, ...override }, { provider: provider() });
    }),
    { replicas: ["as-karpenter-placement", 1] },
  ],
  METRICS_SERVER_DEFAULTS: [
    scaling.METRICS_SERVER_DEFAULTS,
    component((override) => new scaling.MetricsServer("m", override, { provider: provider() })),
  ],
  WORKLOAD_AUTOSCALER_DEFAULTS: [
    scaling.WORKLOAD_AUTOSCALER_DEFAULTS,
    component((override) => {
      const args = { namespace: "shop", target: { name: "web" }, maxReplicas: 5, ...override };
      const opts = { provider: provider() };
      // The workload itself comes with a chart, so that no rule for pods has a say.
      new kubernetes.helm.v3.Release("web", { chart: "web", namespace: "shop" }, opts);
      new scaling.WorkloadAutoscaler("web", args, opts);
    }),
  ],
  SERVICE_MESH_DEFAULTS: [
    mesh.SERVICE_MESH_DEFAULTS,
    component((override) => new mesh.ServiceMesh("mesh", override, { provider: provider() })),
  ],
  MESH_SECURITY_DEFAULTS: [
    mesh.MESH_SECURITY_DEFAULTS,
    component((override) => {
      const args = { after: [], ...override };
      new mesh.MeshSecurity("security", args, { provider: provider() });
    }),
    { mtls: ["mesh-mtls-strict", "PERMISSIVE"] },
  ],
  MESH_TELEMETRY_DEFAULTS: [
    mesh.MESH_TELEMETRY_DEFAULTS,
    component((override) => {
      new mesh.MeshTelemetry("t", { after: [], ...override }, { provider: provider() });
    }),
  ],
  PROMETHEUS_STACK_DEFAULTS: [
    monitoring.PROMETHEUS_STACK_DEFAULTS,
    component((override) => {
      const args = { storageClass: "gp3", ...override };
      new monitoring.PrometheusStack("monitoring", args, { provider: provider() });
    }),
  ],
  MESH_METRICS_DEFAULTS: [
    monitoring.MESH_METRICS_DEFAULTS,
    component((override) => {
      const cluster = provider();
      // The control plane that is scraped comes from a chart, as it always does.
      const meshConfig = { outboundTrafficPolicy: { mode: "REGISTRY_ONLY" } };
      const chart = { chart: "istiod", namespace: "istio-system", values: { meshConfig } };
      new kubernetes.helm.v3.Release("istiod", chart, { provider: cluster });
      const args = { after: [], ...override };
      new monitoring.MeshMetrics("metrics", args, { provider: cluster });
    }),
  ],
  DASHBOARD_DEFAULTS: [
    monitoring.DASHBOARD_DEFAULTS,
    component((override) => {
      const args = { board: monitoring.servicesBoard(), ...override };
      new monitoring.Dashboard("board", args, { provider: provider() });
    }),
  ],
  ADMISSION_POLICIES_DEFAULTS: [
    security.ADMISSION_POLICIES_DEFAULTS,
    component((override) => {
      const args = { rules: admissionRules(), ...override };
      new security.AdmissionPolicies("admission", args, { provider: provider() });
    }),
  ],
  DEPLOY_ROLE_DEFAULTS: [
    delivery.DEPLOY_ROLE_DEFAULTS,
    component((override) => {
      const args = { aws, repository: "example/shop", access: { kind: "preview" as const } };
      new delivery.DeployRole("preview", { ...args, ...override });
    }),
  ],
  TEAM_NAMESPACE_DEFAULTS: [
    service.TEAM_NAMESPACE_DEFAULTS,
    component((override) => {
      new service.TeamNamespace("shop", { namespace: "shop", ...override }, strictMesh());
    }),
    { quota: ["quota-namespace", "unlimited"], isolation: ["net-default-deny", "open"] },
  ],
  MICROSERVICE_DEFAULTS: [
    service.MICROSERVICE_DEFAULTS,
    component((override) => {
      const opts = strictMesh();
      const { namespace } = new service.TeamNamespace("shop", {}, opts);
      const image = `registry.example.com/web:1@${digest}`;
      const args = { namespace, image, ports: { http: 8080 }, ...override };
      new service.Microservice("web", args, opts);
    }),
  ],
  POD_SECURITY_DEFAULTS: [
    POD_SECURITY_DEFAULTS,
    shippedPod("spec.template.spec.securityContext"),
    { runAsNonRoot: ["pss-run-as-non-root", false] },
  ],
  CONTAINER_SECURITY_DEFAULTS: [
    CONTAINER_SECURITY_DEFAULTS,
    shippedPod("spec.template.spec.containers[0].securityContext"),
    {
      allowPrivilegeEscalation: ["pss-allow-privilege-escalation", true],
      capabilities: ["pss-capabilities-restricted", { drop: ["NET_RAW"] }],
      privileged: ["pss-privileged", true],
      readOnlyRootFilesystem: ["k8s-readonly-rootfs", false],
      runAsNonRoot: ["pss-run-as-non-root", false],
    },
  ],
};

const settings = {
  // No address range is allowed to reach a cluster's API, so that naming one is a finding.
  "eks-endpoint-private": { allowedCidrs: [] },
  // Protection and the years of logs are the profile's decision, which no component makes.
  "stateful-protect": { required: false },
  "mon-aws-alarms": { minRetentionDays: 30 },
};

/** Rules that fire on the plan. */
async function firedRules(planner: Planner, override: Override): Promise<readonly string[]> {
  const { findings } = checkPlan(await planner(override), { settings });
  return [...new Set(findings.map(({ rule }) => rule))];
}

/** The same; none where the component refuses the override outright. */
async function firedUnlessRefused(
  planner: Planner,
  override: Override,
): Promise<readonly string[]> {
  try {
    return await firedRules(planner, override);
  } catch (error) {
    if (error instanceof ConfigurationError) return [];
    throw error;
  }
}

/** Opposites of a value, where it has any: of a group, one for each member that has. */
function undo(value: unknown): readonly unknown[] {
  if (typeof value === "boolean") return [!value];
  if (Array.isArray(value)) return [[]];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([member, inner]) =>
    undo(inner).map((undone) => ({ ...value, [member]: undone })),
  );
}

/** Defaults whose undoing does something else than trip exactly the rule that they name. */
async function strayDefaults(
  defaults: object,
  planner: Planner,
  guards: Readonly<Record<string, Guard>> = {},
): Promise<readonly string[]> {
  const strays: string[] = [];
  for (const [key, value] of Object.entries(defaults)) {
    const guard = guards[key];
    const expected = guard === undefined ? [] : [guard[0]];
    for (const undone of guard === undefined ? undo(value) : [guard[1]]) {
      const fired = await firedUnlessRefused(planner, { [key]: undone });
      if (fired.join() === expected.join()) continue;
      strays.push(
        `${key}: expected ${expected.join() || "no rule"}, got ${fired.join() || "none"}`,
      );
    }
  }
  return strays;
}

describe("the defaults of components", () => {
  it("are all walked by this test", () => {
    const declared = readdirSync(path.join(PROJECT_ROOT, "components"), { recursive: true })
      .map(String)
      .filter((file) => file.endsWith(".ts"))
      .flatMap((file) => {
        const source = readFileSync(path.join(PROJECT_ROOT, "components", file), "utf8");
        return [...source.matchAll(/^export const (\w+_DEFAULTS)\b/gm)].map(([, name]) => name);
      });
    expect(declared.sort()).toEqual(Object.keys(DEFAULTS).sort());
  });

  it.each(Object.entries(DEFAULTS))("have no finding as %s gives them", async (_, [, planner]) => {
    expect(await firedRules(planner, {})).toEqual([]);
  });

  it.each(Object.entries(DEFAULTS))(
    "of %s trip exactly their rule",
    async (_, [defaults, planner, guards]) => {
      expect(await strayDefaults(defaults, planner, guards)).toEqual([]);
      expect(Object.keys(guards ?? {}).filter((key) => !(key in defaults))).toEqual([]);
    },
  );

  it("would be caught without their guard", async () => {
    const [defaults, planner, guards] = DEFAULTS.EKS_CLUSTER_DEFAULTS ?? [{}, shippedPod("")];
    const { logging: _, ...others } = guards ?? {};
    expect(await strayDefaults(defaults, planner, others)).toEqual([
      "logging: expected no rule, got eks-logging",
    ]);
  });
});
