import type { Source, Sourced } from "./sourced";

/** Kubernetes minors that the components are tested for, oldest first. */
export const KUBERNETES_MINORS = ["1.34", "1.35", "1.36"] as const;

/** One of {@link KUBERNETES_MINORS}. */
export type KubernetesMinor = (typeof KUBERNETES_MINORS)[number];

/** In the middle of the supported range: an upgrade either way stays possible. */
export const DEFAULT_KUBERNETES_MINOR: KubernetesMinor = "1.35";

/** Minors that nodes may trail their control plane by; they may never be ahead of it. */
export const NODE_SKEW: Sourced<number> = {
  value: 3,
  source: {
    title: "Kubernetes, version skew policy",
    where: "https://kubernetes.io/releases/version-skew-policy/",
    readOn: "2026-11-24",
  },
};

/** Dates of EKS's support of a minor, each the first day on which it no longer holds. */
export interface SupportWindow {
  readonly standardUntil: string;
  readonly extendedUntil: string;
}

const EKS_GUIDE: Source = {
  title: "EKS user guide, Kubernetes release calendar",
  where: "https://docs.aws.amazon.com/eks/latest/userguide/kubernetes-versions.html",
  readOn: "2026-11-24",
};

/** Two secondary sources that agree; the stored guide is older than the minor. */
const END_OF_LIFE: Source = {
  title: "endoflife.date, Amazon EKS, and the calendar of AWS's sample skill for EKS reviews",
  where: "https://endoflife.date/amazon-eks",
  readOn: "2026-11-24",
};

/**
 * EKS's calendar, older minors included: a cluster met in a plan may run one. 1.36 is absent, for
 * no source gives its dates: reports say "not known" of it.
 */
export const EKS_CALENDAR: Readonly<Record<string, Sourced<SupportWindow>>> = {
  "1.29": guide("2025-03-23", "2026-03-23"),
  "1.30": guide("2025-07-23", "2026-07-23"),
  "1.31": guide("2025-11-26", "2026-11-26"),
  "1.32": guide("2026-03-23", "2027-03-23"),
  "1.33": guide("2026-07-29", "2027-07-29"),
  "1.34": guide("2026-12-02", "2027-12-02"),
  "1.35": {
    value: { standardUntil: "2027-03-27", extendedUntil: "2028-03-27" },
    source: END_OF_LIFE,
  },
};

function guide(standardUntil: string, extendedUntil: string): Sourced<SupportWindow> {
  return { value: { standardUntil, extendedUntil }, source: EKS_GUIDE };
}
