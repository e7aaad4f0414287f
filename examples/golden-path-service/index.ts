import * as kubernetes from "@pulumi/kubernetes";
import { applyOwnership } from "../../components/core";
import { MeshSecurity, ServiceMesh } from "../../components/mesh";
import { PrometheusStack } from "../../components/monitoring";
import { Microservice, TeamNamespace } from "../../components/service";

applyOwnership({
  owner: "shop-team",
  environment: "dev",
  costCenter: "cc-1001",
  domain: "shop",
});

// The cluster: a context of your kubeconfig.
const provider = new kubernetes.Provider("cluster", { context: "kind-platform" });

const mesh = new ServiceMesh("mesh", { replicas: 1 }, { provider });
new MeshSecurity("mesh-security", { after: mesh.definitionsReady }, { provider });
const monitoring = new PrometheusStack(
  "monitoring",
  { storageClass: "standard", replicas: 1, alertmanagerReplicas: 1, after: mesh.ready },
  { provider },
);
const platform = {
  ready: [...mesh.ready, ...monitoring.ready],
  monitoringNamespace: "monitoring",
};

const shop = new TeamNamespace("shop", {}, { provider });

// Placeholder images: replace them with your own, digest included.
const digest = `sha256:${"0".repeat(64)}`;

const orders = new Microservice(
  "orders",
  {
    namespace: shop.namespace,
    image: `registry.example/shop/orders:1.4.2@${digest}`,
    ports: { http: 8080, metrics: 9090 },
    callers: [{ namespace: "shop", name: "web" }],
    platform,
  },
  { provider },
);

new Microservice(
  "web",
  {
    namespace: shop.namespace,
    image: `registry.example/shop/web:3.0.0@${digest}`,
    ports: { http: 8080, metrics: 9090 },
    dependencies: [{ namespace: "shop", name: "orders", port: 8080 }],
    environment: { variables: { ORDERS_URL: orders.endpoint } },
    platform,
  },
  { provider },
);
