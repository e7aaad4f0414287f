import { minorNumber, minorsBetween } from "./compatibility";
import { addonSteps, addonWarnings } from "./upgrade-addons";
import { controllerFindings } from "./upgrade-controllers";
import type { ClusterFacts } from "./upgrade-facts";
import { poolFindings } from "./upgrade-pools";
import { apiBlockers, podSecuritySteps, supportWarnings } from "./upgrade-rules";
import type { StepDraft, UpgradeStep } from "./upgrade-step";

/** What upgrading one cluster takes. */
export interface ClusterUpgrade {
  readonly cluster: string;
  /** Empty where the plan does not say. */
  readonly from: string;
  readonly to: string;
  /** What must be changed before the first step. */
  readonly blockers: readonly string[];
  readonly steps: readonly UpgradeStep[];
  readonly warnings: readonly string[];
}

/**
 * What must move, in which order, for a cluster to reach a minor: backup, controllers that do not
 * know the target, then for each minor the control plane and its add-ons, and the nodes last.
 *
 * @param to - minor such as `1.36`
 * @param asOf - ISO date on which support is judged
 */
export function planUpgrade(facts: ClusterFacts, to: string, asOf: string): ClusterUpgrade {
  const from = facts.version ?? "";
  const heading = { cluster: facts.name, from, to };
  const refusal = refusalOf(from, to);
  if (refusal !== undefined) return { ...heading, blockers: [refusal], steps: [], warnings: [] };
  const minors = minorsBetween(from, to);
  const warnings = supportWarnings(from, to, asOf);
  const apis = apiBlockers(facts, to);
  if (minors.length === 0) return { ...heading, blockers: apis, steps: [], warnings };

  const controllers = controllerFindings(facts, from, to);
  const pools = poolFindings(facts, minors);
  const steps = [
    backupStep(facts.name),
    ...controllers.steps,
    ...minors.flatMap((minor, index) => [
      ...pools.before(minor),
      controlPlaneStep(facts.name, minors[index - 1] ?? from, minor),
      ...addonSteps(facts, minors[index - 1], minor),
    ]),
    ...controllers.afterControlPlane,
    ...pools.steps,
    ...podSecuritySteps(facts, to),
  ];
  return {
    ...heading,
    blockers: [...apis, ...controllers.blockers, ...pools.blockers],
    steps: steps.map((step, index) => ({ order: index + 1, ...step })),
    warnings: [
      ...warnings,
      ...addonWarnings(facts, to),
      ...controllers.warnings,
      ...pools.warnings,
    ],
  };
}

function refusalOf(from: string, to: string): string | undefined {
  const [current, target] = [minorNumber(from), minorNumber(to)];
  if (current === undefined) {
    return `version: is not in the plan, got "${from}"; set the cluster's version`;
  }
  return target !== undefined && target < current
    ? `--to: is older than the cluster, got ${to}; EKS has no way back from ${from}, build a second cluster`
    : undefined;
}

function backupStep(cluster: string): StepDraft {
  return {
    what: "backup",
    subject: cluster,
    from: "",
    to: "",
    reason: "a control plane cannot be taken back: back up objects and volumes, and try a restore",
  };
}

function controlPlaneStep(cluster: string, from: string, to: string): StepDraft {
  return {
    what: "control-plane",
    subject: cluster,
    from,
    to,
    reason: "one minor at a time; needs up to five free addresses in its subnets",
  };
}
