import type { KubernetesMinor } from "./kubernetes";
import type { Source, Sourced } from "./sourced";

/** What is known of an EKS add-on. */
export interface AddonCompatibility {
  /** Build that the source names as the newest for a minor; absent where no source does. */
  readonly byMinor: Readonly<Partial<Record<KubernetesMinor, Sourced<string>>>>;
  /** True where the add-on must not skip any of its minor releases. */
  readonly oneMinorAtATime: boolean;
  /** True where the add-on's minor is the cluster's own. */
  readonly followsCluster: boolean;
}

const KUBE_PROXY: Source = {
  title: "EKS user guide, managing kube-proxy: latest version by Kubernetes minor",
  where: "https://docs.aws.amazon.com/eks/latest/userguide/managing-kube-proxy.html",
  readOn: "2026-11-24",
};

const COREDNS: Source = {
  title: "EKS user guide, managing CoreDNS: latest version by Kubernetes minor",
  where: "https://docs.aws.amazon.com/eks/latest/userguide/managing-coredns.html",
  readOn: "2026-11-24",
};

/** No source names a build for the minors of the table. */
const UNKNOWN: AddonCompatibility = { byMinor: {}, oneMinorAtATime: false, followsCluster: false };

/** Add-ons of EKS by their name in its API, in the order in which an upgrade moves them. */
export const ADDON_COMPATIBILITY = {
  "kube-proxy": {
    byMinor: {
      "1.34": { value: "v1.34.6-eksbuild.13", source: KUBE_PROXY },
      "1.35": { value: "v1.35.3-eksbuild.13", source: KUBE_PROXY },
      "1.36": { value: "v1.36.0-eksbuild.14", source: KUBE_PROXY },
    },
    oneMinorAtATime: true,
    followsCluster: true,
  },
  // The guide recommends one minor at a time; the table that was stored ends at Kubernetes 1.33.
  "vpc-cni": { ...UNKNOWN, oneMinorAtATime: true },
  coredns: {
    byMinor: {
      "1.34": { value: "v1.13.2-eksbuild.7", source: COREDNS },
      "1.35": { value: "v1.14.2-eksbuild.4", source: COREDNS },
    },
    oneMinorAtATime: false,
    followsCluster: false,
  },
  "eks-pod-identity-agent": UNKNOWN,
  "aws-ebs-csi-driver": UNKNOWN,
  "metrics-server": UNKNOWN,
  "eks-node-monitoring-agent": UNKNOWN,
} as const satisfies Record<string, AddonCompatibility>;

/** An add-on that the table knows. */
export type KnownAddon = keyof typeof ADDON_COMPATIBILITY;
