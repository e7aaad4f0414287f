import { describe, expect, it } from "vitest";
import { MESH_SCRAPE, meshScrapeSpec } from "../../../../components/monitoring/pure/mesh-scrape";

const spec = meshScrapeSpec();

describe("meshScrapeSpec", () => {
  it("gives Prometheus a sidecar that takes no traffic", () => {
    expect(spec.podMetadata).toMatchObject({
      labels: { "sidecar.istio.io/inject": "true" },
      annotations: {
        "traffic.sidecar.istio.io/includeInboundPorts": "",
        "traffic.sidecar.istio.io/includeOutboundIPRanges": "",
      },
    });
  });

  it("has the sidecar write its certificate to the volume that Prometheus reads", () => {
    expect(spec).toMatchObject({
      podMetadata: {
        annotations: {
          "proxy.istio.io/config": "proxyMetadata:\n  OUTPUT_CERTS: /etc/istio-output-certs\n",
          "sidecar.istio.io/userVolumeMount":
            '[{"name":"istio-certs","mountPath":"/etc/istio-output-certs"}]',
        },
      },
      volumes: [{ name: "istio-certs", emptyDir: { medium: "Memory", sizeLimit: "1Mi" } }],
      volumeMounts: [{ name: "istio-certs", mountPath: "/etc/prom-certs", readOnly: true }],
    });
  });

  it("defines the scrape class that workloads name, with the files of that volume", () => {
    expect(spec.scrapeClasses).toEqual([
      {
        name: MESH_SCRAPE.scrapeClass,
        tlsConfig: {
          caFile: "/etc/prom-certs/root-cert.pem",
          certFile: "/etc/prom-certs/cert-chain.pem",
          keyFile: "/etc/prom-certs/key.pem",
          insecureSkipVerify: true,
        },
      },
    ]);
  });
});
