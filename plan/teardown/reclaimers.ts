import { chartName, type Reclaimer } from "../../components/core/pure/teardown-role";
import type { PlannedResource } from "../model";

/** Who can take back what an object made outside. */
interface ReclaimerSources {
  readonly charts: readonly string[];
  readonly addons: readonly string[];
  /** Part of the control plane: always, only in Auto Mode, or never. */
  readonly builtIn: "always" | "auto-mode" | "never";
}

/** Undefined: not known, so the plan is not checked for it. */
const SOURCES: Readonly<Record<Reclaimer, ReclaimerSources | undefined>> = {
  // EKS's own service controller serves what no load balancer controller takes.
  "load-balancer": { charts: ["aws-load-balancer-controller"], addons: [], builtIn: "always" },
  ingress: {
    charts: ["aws-load-balancer-controller", "ingress-nginx", "traefik"],
    addons: [],
    builtIn: "auto-mode",
  },
  gateway: {
    charts: ["istiod", "gateway-helm", "aws-load-balancer-controller", "traefik"],
    addons: [],
    builtIn: "never",
  },
  volume: {
    charts: ["aws-ebs-csi-driver", "aws-efs-csi-driver"],
    addons: ["aws-ebs-csi-driver", "aws-efs-csi-driver"],
    builtIn: "auto-mode",
  },
  nodes: { charts: ["karpenter"], addons: [], builtIn: "auto-mode" },
  other: undefined,
};

/** True for a chart whose controller takes something back. */
export function isReclaimer(chart: string): boolean {
  return Object.values(SOURCES).some((sources) => sources?.charts.includes(chart));
}

/** True where the control plane itself takes it back, or where that is not known. */
export function isBuiltIn(reclaimer: Reclaimer, cluster: PlannedResource): boolean {
  const sources = SOURCES[reclaimer];
  if (sources === undefined || sources.builtIn === "always") return true;
  return sources.builtIn === "auto-mode" && isAutoMode(cluster);
}

/** The resources among a cluster's that run a reclaimer. */
export function reclaimersOf(
  reclaimer: Reclaimer,
  members: readonly PlannedResource[],
): readonly PlannedResource[] {
  const sources = SOURCES[reclaimer];
  if (sources === undefined) return [];
  return members.filter(({ type, inputs }) =>
    type === "aws:eks/addon:Addon"
      ? sources.addons.some((addon) => addon === inputs.addonName)
      : type === "kubernetes:helm.sh/v3:Release" &&
        typeof inputs.chart === "string" &&
        sources.charts.includes(chartName(inputs.chart)),
  );
}

/** What the plan would have to declare. */
export function namesOf(reclaimer: Reclaimer): string {
  const sources = SOURCES[reclaimer];
  return [...new Set([...(sources?.addons ?? []), ...(sources?.charts ?? [])])].join(" or ");
}

function isAutoMode({ inputs }: PlannedResource): boolean {
  const { computeConfig } = inputs;
  return (
    typeof computeConfig === "object" &&
    computeConfig !== null &&
    "enabled" in computeConfig &&
    computeConfig.enabled === true
  );
}
