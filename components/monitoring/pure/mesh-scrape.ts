/**
 * How Prometheus scrapes workloads that refuse plain text. Prometheus has a sidecar that takes no
 * traffic and only writes the pod's mesh certificate to a shared memory volume; a scrape class
 * presents that certificate. So a ServiceMonitor names the class and reads no file itself.
 *
 * Source: Istio, "Integrations / Prometheus / TLS settings".
 */

/** What a workload needs to know to be scraped, and to let itself be scraped. */
export interface ScrapeContract {
  /** Scrape class that a ServiceMonitor names. */
  readonly scrapeClass: string;
  readonly scheme: "https";
  /** Namespace of Prometheus unless the stack says otherwise. */
  readonly namespace: string;
  /** Service account of Prometheus, and so its identity in the mesh. */
  readonly serviceAccount: string;
  /** Labels of the Prometheus pods. */
  readonly podLabels: Readonly<Record<string, string>>;
  /** Port on which every sidecar serves its own metrics, outside mutual TLS. */
  readonly sidecarPort: number;
}

/** The one scrape contract of the platform. */
export const MESH_SCRAPE: ScrapeContract = {
  scrapeClass: "istio-mtls",
  scheme: "https",
  namespace: "monitoring",
  serviceAccount: "prometheus",
  podLabels: { "app.kubernetes.io/name": "prometheus" },
  sidecarPort: 15_090,
};

const VOLUME = "istio-certs";

/** Where Prometheus reads the certificate, and where its sidecar writes it. */
const MOUNTS = { prometheus: "/etc/prom-certs", sidecar: "/etc/istio-output-certs" } as const;

/** The part of `prometheusSpec` that gives Prometheus its mesh certificate. */
export function meshScrapeSpec(): Readonly<Record<string, unknown>> {
  return {
    podMetadata: {
      labels: { "sidecar.istio.io/inject": "true" },
      annotations: {
        // No traffic through the sidecar: Prometheus addresses pods, not services.
        "traffic.sidecar.istio.io/includeInboundPorts": "",
        "traffic.sidecar.istio.io/includeOutboundIPRanges": "",
        "proxy.istio.io/config": `proxyMetadata:\n  OUTPUT_CERTS: ${MOUNTS.sidecar}\n`,
        "sidecar.istio.io/userVolumeMount": JSON.stringify([
          { name: VOLUME, mountPath: MOUNTS.sidecar },
        ]),
      },
    },
    volumes: [{ name: VOLUME, emptyDir: { medium: "Memory", sizeLimit: "1Mi" } }],
    volumeMounts: [{ name: VOLUME, mountPath: MOUNTS.prometheus, readOnly: true }],
    scrapeClasses: [
      {
        name: MESH_SCRAPE.scrapeClass,
        tlsConfig: {
          caFile: `${MOUNTS.prometheus}/root-cert.pem`,
          certFile: `${MOUNTS.prometheus}/cert-chain.pem`,
          keyFile: `${MOUNTS.prometheus}/key.pem`,
          // Istio certificates name a SPIFFE identity, which Prometheus cannot compare to a host.
          insecureSkipVerify: true,
        },
      },
    ],
  };
}
