import type { ClusterUpgrade } from "../../components/core/pure/upgrade-plan";

/** Version tag of the upgrade document. */
export const UPGRADE_FORMAT = "orchestration-upgrade/1";

/** What it takes to bring a stack's clusters to a minor, as `orchestration-upgrade/1`. */
export interface UpgradeReport {
  readonly format: typeof UPGRADE_FORMAT;
  readonly project: string;
  readonly stack: string;
  /** ISO date on which support is judged. */
  readonly asOf: string;
  readonly clusters: readonly ClusterUpgrade[];
}

/** True where something must be changed before an upgrade can begin. */
export function isBlocked({ clusters }: UpgradeReport): boolean {
  return clusters.some(({ blockers }) => blockers.length > 0);
}
