import * as pulumi from "@pulumi/pulumi";
import { describe, expect, it } from "vitest";
import { Microservice, type MicroserviceArgs } from "../../../components/service";
import { type RecordedResource, record, type RecordOptions, valueOf } from "../../support/mocks";
import { provesRow } from "../../support/proves";
import { IMAGE } from "./pure/happy-service";

const DEPLOYMENT = "kubernetes:apps/v1:Deployment";
const SERVICE = "kubernetes:core/v1:Service";
const BUDGET = "kubernetes:policy/v1:PodDisruptionBudget";
const AUTOSCALER = "kubernetes:autoscaling/v2:HorizontalPodAutoscaler";
const MONITOR = "kubernetes:monitoring.coreos.com/v1:ServiceMonitor";

const args: MicroserviceArgs = {
  namespace: "shop",
  serviceName: "orders",
  image: IMAGE,
  ports: { http: 8080, metrics: 9090 },
  callers: [{ namespace: "shop", name: "web" }],
  dependencies: [{ namespace: "billing", name: "payments", port: 8080 }],
};

function recordService(change: Partial<MicroserviceArgs> = {}, options?: RecordOptions) {
  return record(() => new Microservice("dev-orders", { ...args, ...change }), options);
}

async function child(type: string, change?: Partial<MicroserviceArgs>): Promise<RecordedResource> {
  return (await recordService(change)).only(type);
}

const POD = "spec.template.spec";

describe("Microservice", () => {
  it.each([{ preview: true }, { preview: false }])(
    "declares the whole golden path (%o)",
    async (mode) => {
      expect((await recordService({}, mode)).inventory).toEqual([
        `${DEPLOYMENT} dev-orders-deployment`,
        `${AUTOSCALER} dev-orders-autoscaler`,
        `${SERVICE} dev-orders-service`,
        "kubernetes:core/v1:ServiceAccount dev-orders-service-account",
        `${MONITOR} dev-orders-service-monitor`,
        "kubernetes:networking.istio.io/v1:DestinationRule dev-orders-destination-rule",
        "kubernetes:networking.istio.io/v1:Sidecar dev-orders-sidecar",
        "kubernetes:networking.k8s.io/v1:NetworkPolicy dev-orders-network-policy",
        `${BUDGET} dev-orders-disruption-budget`,
        "kubernetes:security.istio.io/v1:AuthorizationPolicy dev-orders-authorization-policy",
      ]);
    },
  );

  it("has no ServiceMonitor without a metrics port", async () => {
    const { inventory } = await recordService({ ports: { http: 8080 } });
    expect(inventory.filter((entry) => entry.startsWith(MONITOR))).toEqual([]);
  });

  it("gives every object the service's name", async () => {
    const { resources } = await recordService();
    const objects = resources.filter(({ custom }) => custom);
    expect(objects).toHaveLength(10);
    for (const { inputs } of objects) {
      expect(inputs.metadata).toMatchObject({ name: "orders", namespace: "shop" });
    }
  });

  it("is named after the component unless told otherwise", async () => {
    const recording = await record(
      () => new Microservice("orders", { namespace: "shop", image: IMAGE, ports: { http: 8080 } }),
    );
    expect(recording.only(SERVICE).inputs.metadata).toMatchObject({ name: "orders" });
  });

  it("offers the address inside the cluster", async () => {
    let endpoint = "";
    await record(async () => {
      endpoint = await valueOf(new Microservice("dev-orders", args).endpoint);
    });
    expect(endpoint).toBe("orders.shop.svc.cluster.local:8080");
  });

  it("scales the application's container between the given bounds", async () => {
    const autoscaler = await child(AUTOSCALER, { scaling: { min: 3, max: 7, cpuUtilization: 60 } });
    expect(autoscaler.inputs.spec).toMatchObject({
      scaleTargetRef: { kind: "Deployment", name: "orders" },
      minReplicas: 3,
      maxReplicas: 7,
      metrics: [{ containerResource: { container: "app", target: { averageUtilization: 60 } } }],
    });
  });

  it("lets Prometheus of the platform's namespace in", async () => {
    const platform = { ready: [], monitoringNamespace: "observability" };
    const recording = await recordService({ platform });
    const policies = JSON.stringify(
      recording.resources.map(({ inputs }) => inputs.spec).filter((spec) => spec !== undefined),
    );
    expect(policies).toContain("cluster.local/ns/observability/sa/prometheus");
    expect(policies).toContain('"kubernetes.io/metadata.name":"observability"');
    expect(policies).not.toContain("monitoring/sa/prometheus");
  });

  it("takes an image that is known later", async () => {
    const deployment = await child(DEPLOYMENT, { image: pulumi.output(IMAGE) });
    expect(deployment.inputs).toMatchObject({
      spec: { template: { spec: { containers: [{ image: IMAGE }] } } },
    });
  });

  it("applies a transform last", async () => {
    const transform = { service: { metadata: { name: "orders", namespace: "elsewhere" } } };
    expect((await child(SERVICE, { transform })).inputs.metadata).toEqual({
      name: "orders",
      namespace: "elsewhere",
    });
  });

  it("refuses every mistake at once before anything is declared", async () => {
    await expect(recordService({ image: "orders:latest", ports: { http: 80 } })).rejects.toThrow(
      /^microservice orders has 2 problems:\n {2}image: .*\n {2}ports\.http: /,
    );
  });
});

describe("Microservice in the article's terms", () => {
  it("is found by name [SD-1]", async () => {
    provesRow("SD-1", await child(SERVICE), "spec.ports[0].port", 8080);
  });

  it("is asked for its health in three ways [SD-2] [TF-4] [HS-6]", async () => {
    const deployment = await child(DEPLOYMENT);
    const container = `${POD}.containers[0]`;
    provesRow(
      ["SD-2", "TF-4", "HS-6"],
      deployment,
      `${container}.startupProbe.httpGet.path`,
      "/livez",
    );
    provesRow(
      ["SD-2", "TF-4", "HS-6"],
      deployment,
      `${container}.readinessProbe.httpGet.path`,
      "/readyz",
    );
    provesRow(
      ["SD-2", "TF-4", "HS-6"],
      deployment,
      `${container}.livenessProbe.httpGet.path`,
      "/livez",
    );
  });

  it("leaves the rotation before it stops [SD-5]", async () => {
    const deployment = await child(DEPLOYMENT);
    provesRow("SD-5", deployment, `${POD}.containers[0].lifecycle.preStop.sleep.seconds`, 15);
    provesRow("SD-5", deployment, `${POD}.terminationGracePeriodSeconds`, 45);
  });

  it("starts from two replicas [HS-1] [AUT-1]", async () => {
    provesRow(["HS-1", "AUT-1"], await child(AUTOSCALER), "spec.minReplicas", 2);
  });

  it("keeps traffic in its zone [HS-3] [WL-1] [WL-7]", async () => {
    provesRow(
      ["HS-3", "WL-1", "WL-7"],
      await child(SERVICE),
      "spec.trafficDistribution",
      "PreferSameZone",
    );
  });

  it("spreads over zones and nodes [WL-2] [WL-5]", async () => {
    const deployment = await child(DEPLOYMENT);
    const spread = `${POD}.topologySpreadConstraints`;
    provesRow("WL-2", deployment, `${spread}[0].topologyKey`, "topology.kubernetes.io/zone");
    provesRow(["WL-2", "WL-5"], deployment, `${spread}[0].maxSkew`, 1);
    provesRow("WL-2", deployment, `${spread}[1].topologyKey`, "kubernetes.io/hostname");
  });

  it("asks for what it needs and is held to its memory [WL-6] [AL-1]", async () => {
    const deployment = await child(DEPLOYMENT);
    const resources = `${POD}.containers[0].resources`;
    provesRow(["WL-6", "AL-1"], deployment, `${resources}.requests.memory`, "256Mi");
    provesRow(["WL-6", "AL-1"], deployment, `${resources}.limits.memory`, "256Mi");
  });

  it("never drops below its replica count in an update [VSC-2]", async () => {
    const deployment = await child(DEPLOYMENT);
    provesRow("VSC-2", deployment, "spec.strategy.rollingUpdate.maxUnavailable", 0);
  });

  it("lets a broken pod be evicted [HS-6] [REC-3] [AS-6]", async () => {
    provesRow(
      ["HS-6", "REC-3", "AS-6"],
      await child(BUDGET),
      "spec.unhealthyPodEvictionPolicy",
      "AlwaysAllow",
    );
  });

  it("is scraped every half minute [OB-2] [PM-1] [MET-2]", async () => {
    provesRow(["OB-2", "PM-1", "MET-2"], await child(MONITOR), "spec.endpoints[0].interval", "30s");
  });
});
