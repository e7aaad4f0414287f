import type { NamespaceSettings } from "../../../../components/service/pure/namespace-settings";

/** Settings without a problem; a test changes one thing at a time. */
export const happyNamespace: NamespaceSettings = {
  namespace: "shop",
  quota: { cpu: "8", memory: "16Gi", pods: 50, persistentVolumeClaims: 10, loadBalancers: 0 },
  containerLimits: {
    defaultRequest: { cpu: "100m", memory: "256Mi" },
    defaultLimit: { cpu: "1", memory: "256Mi" },
    max: { cpu: "4", memory: "8Gi" },
  },
  isolation: "default-deny",
  kubernetesVersion: "1.35",
};
