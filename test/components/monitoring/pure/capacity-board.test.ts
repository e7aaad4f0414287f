import { describe, expect, it } from "vitest";
import { capacityBoard } from "../../../../components/monitoring/pure/capacity-board";

const queries = Object.fromEntries(
  capacityBoard().graphs.map(({ title, series }) => [title, series.map(({ query }) => query)]),
);

describe("capacityBoard", () => {
  it("shows the quota in use as the alert sees it", () => {
    expect(queries["Quota in use"]).toEqual([
      'kube_resourcequota{job="kube-state-metrics", namespace=~"$namespace", type="used"} / ignoring(type) (kube_resourcequota{job="kube-state-metrics", namespace=~"$namespace", type="hard"} > 0)',
    ]);
  });

  it("shows how near each autoscaler is to its maximum", () => {
    expect(queries["Replicas against the autoscaler's maximum"]).toEqual([
      'kube_horizontalpodautoscaler_status_current_replicas{job="kube-state-metrics", namespace=~"$namespace"} / kube_horizontalpodautoscaler_spec_max_replicas{job="kube-state-metrics", namespace=~"$namespace"}',
    ]);
  });

  it("shows what is missing and what restarts", () => {
    expect(Object.keys(queries).slice(2)).toEqual(["Missing replicas", "Restarts"]);
    expect(queries.Restarts).toEqual([
      'sum by (namespace, container) (increase(kube_pod_container_status_restarts_total{job="kube-state-metrics", namespace=~"$namespace"}[1h]))',
    ]);
  });
});
