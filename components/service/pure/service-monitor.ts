import type { IServiceMonitorSpec } from "@kubernetes-models/prometheus-operator/monitoring.coreos.com/v1/ServiceMonitorSpec" with {
  "resolution-mode": "import",
};
import { PORT_NAMES } from "./container";
import { METRICS_PATH } from "./service-authorization";
import { NAME_LABEL } from "./service-identity";
import { selectorLabels } from "./service-labels";
import type { ServiceSettings } from "./service-settings";

/** One service must not drown the others: a label with an unbounded value stops its own scrape. */
const LIMITS = { sampleLimit: 5_000, labelLimit: 50 } as const;

/** The `spec` of the ServiceMonitor, or `undefined` for a service without a metrics port. */
export function planServiceMonitor(settings: ServiceSettings): IServiceMonitorSpec | undefined {
  const { ports, scraper } = settings;
  if (ports.metrics === undefined) return undefined;
  return {
    jobLabel: NAME_LABEL,
    selector: { matchLabels: selectorLabels(settings) },
    scrapeClass: scraper.scrapeClass,
    endpoints: [
      {
        port: PORT_NAMES.metrics,
        path: METRICS_PATH,
        scheme: scraper.scheme,
        interval: "30s",
        scrapeTimeout: "10s",
      },
    ],
    ...LIMITS,
  };
}
