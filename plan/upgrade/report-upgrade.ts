import { planUpgrade } from "../../components/core/pure/upgrade-plan";
import type { Plan } from "../model";
import { UPGRADE_FORMAT, type UpgradeReport } from "./model";
import { readClusterFacts } from "./read-cluster-facts";

/** What it takes to bring every cluster that a plan creates to a minor. */
export function reportUpgrade(plan: Plan, to: string, asOf: string): UpgradeReport {
  return {
    format: UPGRADE_FORMAT,
    project: plan.project,
    stack: plan.stack,
    asOf,
    clusters: readClusterFacts(plan).map((facts) => planUpgrade(facts, to, asOf)),
  };
}
