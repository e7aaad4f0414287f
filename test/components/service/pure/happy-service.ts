import type { ServiceSettings } from "../../../../components/service/pure/service-settings";

/** A well-formed image reference. */
export const IMAGE = `registry.example/shop/orders:1.4.2@sha256:${"0123456789abcdef".repeat(4)}`;

/** Settings without a problem; a test changes one thing at a time. */
export const happyService: ServiceSettings = {
  serviceName: "orders",
  instance: "dev-orders",
  image: IMAGE,
  ports: { http: 8080, metrics: 9090 },
  resources: { cpu: "250m", memory: "512Mi" },
  scaling: { min: 2, max: 10 },
  probes: { readiness: "/readyz", liveness: "/livez" },
  callers: [{ namespace: "shop", name: "web" }],
  dependencies: [{ namespace: "billing", name: "payments", port: 8080 }],
  environment: {},
  scraper: {
    namespace: "monitoring",
    serviceAccount: "prometheus",
    podLabels: { "app.kubernetes.io/name": "prometheus" },
    scheme: "https",
    scrapeClass: "istio-mtls",
    sidecarPort: 15_090,
  },
};

/** Labels that every selector of the happy service uses. */
export const SELECTOR = {
  "app.kubernetes.io/name": "orders",
  "app.kubernetes.io/instance": "dev-orders",
};
