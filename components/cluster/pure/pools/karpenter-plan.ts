import { definedOnly } from "../../../core/pure/defined-only";
import { physicalName } from "../../../core/pure/physical-name";
import { durationSeconds } from "../../../core/pure/units";
import { assertValid } from "../../../core/pure/validate";
import type { Architecture } from "../instance-type";
import { isWindows } from "../node-image";
import type { BudgetSpec, KarpenterNodePoolSpec, RequirementSpec } from "./karpenter-kinds";
import { karpenterPoolRules } from "./karpenter-rules";
import type {
  DisruptionBudget,
  KarpenterDisruption,
  KarpenterImage,
  KarpenterPoolInput,
  KarpenterRequirement,
} from "./karpenter-settings";
import { DEFAULT_OS } from "./node-class-plan";

/** `spec` of the pool without the name of its class, which may be another pool's output. */
export type KarpenterPoolSpec = Omit<KarpenterNodePoolSpec, "template"> & {
  readonly template: Omit<KarpenterNodePoolSpec["template"], "spec"> & {
    readonly spec: Omit<KarpenterNodePoolSpec["template"]["spec"], "nodeClassRef">;
  };
};

/** Everything about a pool of Karpenter that can be decided without a cloud. */
export interface KarpenterPoolPlan {
  /** Of the object; nodes carry it as their label `karpenter.sh/nodepool`. */
  readonly poolName: string;
  readonly spec: KarpenterPoolSpec;
}

/** Validates the arguments, all problems at once, and plans the pool. */
export function planKarpenterPool(name: string, input: KarpenterPoolInput): KarpenterPoolPlan {
  assertValid(karpenterPoolRules(input), `node pool "${name}"`);
  return { poolName: physicalName("kubernetesLabel", name), spec: planSpec(input) };
}

function planSpec(input: KarpenterPoolInput): KarpenterPoolSpec {
  const { limits, weight, disruption, scheduling } = input;
  const { policy, after, budgets } = { ...DISRUPTION, ...disruption };
  const { labels = {}, taints = [], startupTaints = [] } = scheduling;
  return definedOnly({
    weight,
    limits: definedOnly({
      cpu: limits.cpu,
      memory: limits.memory,
      nodes: limits.nodes === undefined ? undefined : String(limits.nodes),
    }),
    disruption: {
      consolidationPolicy: policy,
      consolidateAfter: clock(after),
      budgets: budgets.map(planBudget),
    },
    template: {
      metadata: { labels },
      spec: {
        requirements: planRequirements(input),
        taints,
        ...(startupTaints.length === 0 ? {} : { startupTaints }),
        ...lifetime(disruption),
      },
    },
  });
}

/** Defaults inside {@link KarpenterDisruption}. */
const DISRUPTION = {
  policy: "WhenEmptyOrUnderutilized", // half-empty nodes are what is paid for nothing
  after: "1 minute", // the gap of a rollout is not a reason to move pods
  budgets: [{ nodes: "10%" }], // Karpenter's own, said so that a plan shows it
  expireAfter: "30 days", // no node runs without the patches of a month
} as const satisfies KarpenterDisruption;

function lifetime({
  expireAfter = DISRUPTION.expireAfter,
  terminationGracePeriod,
}: KarpenterDisruption): Pick<
  KarpenterNodePoolSpec["template"]["spec"],
  "expireAfter" | "terminationGracePeriod"
> {
  return definedOnly({
    expireAfter: clock(expireAfter),
    terminationGracePeriod:
      terminationGracePeriod === undefined ? undefined : clock(terminationGracePeriod),
  });
}

function planBudget({ nodes, reasons, window }: DisruptionBudget): BudgetSpec {
  return definedOnly({
    nodes: String(nodes),
    reasons,
    schedule: window?.cron,
    duration: window === undefined ? undefined : clock(window.duration),
  });
}

/** What the arguments say outright, then the caller's conditions. */
function planRequirements(input: KarpenterPoolInput): readonly RequirementSpec[] {
  const { architectures, capacity, nodeClass, requirements } = input;
  return [
    {
      key: "kubernetes.io/arch",
      operator: "In",
      values: architectures.map((architecture) => KUBERNETES_ARCHITECTURES[architecture]),
    },
    { key: "karpenter.sh/capacity-type", operator: "In", values: capacity },
    ...(nodeClass === undefined ? [] : [osRequirement(nodeClass.image)]),
    ...requirements.map(planRequirement),
  ];
}

/** Kubernetes spells them as Go does. */
const KUBERNETES_ARCHITECTURES: Readonly<Record<Architecture, string>> = {
  arm64: "arm64",
  x86_64: "amd64",
};

function osRequirement({ os = DEFAULT_OS }: KarpenterImage): RequirementSpec {
  const system = isWindows(os) ? "windows" : "linux";
  return { key: "kubernetes.io/os", operator: "In", values: [system] };
}

function planRequirement(requirement: KarpenterRequirement): RequirementSpec {
  if (!("value" in requirement)) return requirement;
  const { key, operator, value } = requirement;
  return { key, operator, values: [String(value)] };
}

/** A duration as Karpenter takes it: in whole hours, else minutes, else seconds. */
function clock(duration: string): string {
  if (duration === "never") return "Never";
  const seconds = durationSeconds(duration);
  if (seconds % 3_600 === 0) return `${seconds / 3_600}h`;
  return seconds % 60 === 0 ? `${seconds / 60}m` : `${seconds}s`;
}
