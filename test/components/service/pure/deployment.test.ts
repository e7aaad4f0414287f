import { describe, expect, it } from "vitest";
import { planContainer } from "../../../../components/service/pure/container";
import { planDeployment } from "../../../../components/service/pure/deployment";
import { happyService, SELECTOR } from "./happy-service";

function spreadOver(topologyKey: string): unknown {
  return {
    maxSkew: 1,
    topologyKey,
    whenUnsatisfiable: "ScheduleAnyway",
    labelSelector: { matchLabels: SELECTOR },
    matchLabelKeys: ["pod-template-hash"],
  };
}

describe("planDeployment", () => {
  it("renders the whole spec, the replica count left to the autoscaler", () => {
    expect(planDeployment(happyService)).toEqual({
      revisionHistoryLimit: 5,
      progressDeadlineSeconds: 600,
      strategy: { type: "RollingUpdate", rollingUpdate: { maxUnavailable: 0, maxSurge: "25%" } },
      selector: { matchLabels: SELECTOR },
      template: {
        metadata: {
          labels: SELECTOR,
          annotations: { "kubectl.kubernetes.io/default-container": "app" },
        },
        spec: {
          serviceAccountName: "orders",
          automountServiceAccountToken: false,
          enableServiceLinks: false,
          securityContext: {
            runAsNonRoot: true,
            runAsUser: 65532,
            runAsGroup: 65532,
            fsGroup: 65532,
            fsGroupChangePolicy: "OnRootMismatch",
            seccompProfile: { type: "RuntimeDefault" },
          },
          terminationGracePeriodSeconds: 45,
          topologySpreadConstraints: [
            spreadOver("topology.kubernetes.io/zone"),
            spreadOver("kubernetes.io/hostname"),
          ],
          containers: [planContainer(happyService)],
          volumes: [{ name: "tmp", emptyDir: { sizeLimit: "64Mi" } }],
        },
      },
    });
  });
});
