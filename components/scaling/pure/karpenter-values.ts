import type { Cpu, Memory } from "../../core/pure/units";
import { KARPENTER_ACCOUNT } from "./karpenter-plan";

/** What the values of the chart depend on. */
export interface KarpenterSettings {
  readonly replicas: number;
  readonly resources: { readonly cpu: Cpu; readonly memory: Memory };
  readonly isolated: boolean;
  readonly zonalShift: boolean;
}

/** Facts that only other resources can tell. */
export interface KarpenterFacts<Text> {
  readonly clusterName: Text;
  readonly clusterEndpoint: Text;
  readonly queueName: Text;
}

/** Values of the karpenter chart: a controller that never depends on nodes that it started. */
export function karpenterValues<Text>(
  { replicas, resources, isolated, zonalShift }: KarpenterSettings,
  { clusterName, clusterEndpoint, queueName }: KarpenterFacts<Text>,
): Record<string, unknown> {
  return {
    replicas,
    serviceAccount: { create: true, name: KARPENTER_ACCOUNT },
    // The cluster's DNS may itself be waiting for a node that is yet to be started.
    dnsPolicy: "Default",
    affinity: {
      nodeAffinity: {
        requiredDuringSchedulingIgnoredDuringExecution: {
          nodeSelectorTerms: [
            { matchExpressions: [{ key: "karpenter.sh/nodepool", operator: "DoesNotExist" }] },
          ],
        },
      },
      podAntiAffinity: {
        requiredDuringSchedulingIgnoredDuringExecution: [{ topologyKey: "kubernetes.io/hostname" }],
      },
    },
    podDisruptionBudget: { name: KARPENTER_ACCOUNT, maxUnavailable: 1 },
    controller: { resources: { requests: { ...resources }, limits: { memory: resources.memory } } },
    settings: {
      clusterName,
      clusterEndpoint,
      interruptionQueue: queueName,
      eksControlPlane: true,
      isolatedVPC: isolated,
      enableZonalShift: zonalShift,
    },
  };
}
