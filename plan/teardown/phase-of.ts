import { chartName, teardownRole } from "../../components/core/pure/teardown-role";
import type { PlannedResource } from "../model";
import { isReclaimer } from "./reclaimers";
import type { PhaseName } from "./model";

/** What a phase holds and why it comes then. */
export const PHASE_REASONS: Readonly<Record<PhaseName, string>> = {
  drain: "objects that made something outside, while their controllers and nodes still run",
  controllers: "what took it back is needed no more, nor is what uses it",
  "in-cluster": "lives in the cluster only",
  "nodes-and-addons": "nothing runs on them any more; the control plane refuses to go before them",
  "control-plane": "the API is not needed any more; access goes with it",
  network: "interfaces of nodes, endpoints and load balancers are gone",
  foundations: "keys, roles, logs and queues that all of the above used",
};

/** Types by phase; the first pattern that matches decides, what matches none is a foundation. */
const PHASE_OF_TYPE: readonly (readonly [RegExp, PhaseName])[] = [
  [/^aws:eks\/(?:cluster|accessEntry|accessPolicyAssociation):/, "control-plane"],
  [/^aws:(?:eks|autoscaling)\//, "nodes-and-addons"],
  [/^aws:ec2\/(?:launchTemplate|placementGroup):/, "nodes-and-addons"],
  [/^aws:iam\/instanceProfile:/, "nodes-and-addons"],
  [/^aws:(?:ec2|vpc|servicediscovery|route53)\//, "network"],
];

/** The phase that a resource's type puts it in, whatever needs it. */
export function phaseOf({ type, inputs }: PlannedResource): PhaseName {
  switch (teardownRole(type, inputs)) {
    case "drain":
      return "drain";
    case "discard":
      return isControllerRelease(inputs.chart) ? "controllers" : "in-cluster";
    case "none":
      return PHASE_OF_TYPE.find(([pattern]) => pattern.test(type))?.[1] ?? "foundations";
  }
}

function isControllerRelease(chart: unknown): boolean {
  return typeof chart === "string" && isReclaimer(chartName(chart));
}
