import { cpuMillicores, durationSeconds, memoryBytes } from "../../../core/pure/units";
import type { ValidationRule } from "../../../core/pure/validate";
import { isWindows } from "../node-image";
import { schedulingRules } from "../node-pool-rules";
import { requirementRules } from "./karpenter-requirement-rules";
import type {
  DisruptionBudget,
  KarpenterDisruption,
  KarpenterLimits,
  KarpenterPoolInput,
  KarpenterScheduling,
  NodeClassInput,
} from "./karpenter-settings";
import { DEFAULT_OS } from "./node-class-plan";
import { nodeClassRules } from "./node-class-rules";

/** The API takes weights of this range. */
const WEIGHT = { least: 1, most: 100 };

/** The API takes at most this many budgets. */
const MOST_BUDGETS = 50;

/** Five fields of a cron expression, or a name for one. */
const CRON = /^(?:@(?:annually|yearly|monthly|weekly|daily|midnight|hourly)|\S+(?: \S+){4})$/;

/** What must not hold of a pool of Karpenter. */
export function karpenterPoolRules(input: KarpenterPoolInput): readonly ValidationRule[] {
  const { architectures, capacity, nodeClass, weight } = input;
  return [
    ...uniqueRules("architectures", architectures),
    ...uniqueRules("capacity", capacity),
    ...requirementRules(input.requirements, architectures),
    ...limitRules(input.limits),
    {
      when:
        weight !== undefined &&
        (!Number.isInteger(weight) || weight < WEIGHT.least || weight > WEIGHT.most),
      path: "weight",
      problem: `must be a whole number from ${WEIGHT.least} to ${WEIGHT.most}`,
      got: weight,
      fix: "leave it out for a pool that is tried last",
    },
    ...labelRules(input.scheduling),
    ...disruptionRules(input.disruption),
    ...(nodeClass === undefined
      ? []
      : [...nodeClassRules(nodeClass), ...classFitRules(input, nodeClass)]),
  ];
}

/** What pool and class know of each other. */
function classFitRules(
  { architectures, capacity }: KarpenterPoolInput,
  { image, reservations }: NodeClassInput,
): readonly ValidationRule[] {
  const reserved = capacity.includes("reserved");
  return [
    {
      when: isWindows(image.os ?? DEFAULT_OS) && architectures.includes("arm64"),
      path: "architectures",
      problem: "names arm64, for which Windows has no image",
      got: architectures,
      fix: 'use ["x86_64"]',
    },
    {
      when: reserved && reservations.length === 0,
      path: "capacity",
      problem: "buys reserved capacity, but nodeClass.reservations names none",
      got: capacity,
      fix: "name the reservations, or leave reserved out",
    },
    {
      when: !reserved && reservations.length > 0,
      path: "nodeClass.reservations",
      problem: "is never used, because capacity does not name reserved",
      got: reservations,
      fix: 'add "reserved" to capacity, or leave the reservations out',
    },
  ];
}

function uniqueRules(path: string, values: readonly string[]): readonly ValidationRule[] {
  return [
    {
      when: values.length === 0 || new Set(values).size < values.length,
      path,
      problem: "must name at least one, and each once",
      got: values,
      fix: "name what the pool may use",
    },
  ];
}

/** A limit of nothing would be a pool that never starts a node. */
function limitRules({ cpu, memory, nodes }: KarpenterLimits): readonly ValidationRule[] {
  const amounts = {
    cpu: { got: cpu, amount: cpuMillicores(cpu, "limits.cpu") },
    memory: { got: memory, amount: memoryBytes(memory, "limits.memory") },
  };
  return [
    ...Object.entries(amounts).map(([key, { got, amount }]) => ({
      when: amount <= 0,
      path: `limits.${key}`,
      problem: "must be more than 0",
      got,
      fix: "write what all nodes of the pool may add up to",
    })),
    {
      when: nodes !== undefined && (!Number.isInteger(nodes) || nodes < 1),
      path: "limits.nodes",
      problem: "must be a whole number, 1 or more",
      got: nodes,
      fix: "leave it out to bound the pool by cpu and memory only",
    },
  ];
}

function labelRules({ startupTaints = [], ...scheduling }: KarpenterScheduling): ValidationRule[] {
  const reserved = Object.keys(scheduling.labels ?? {}).filter((key) =>
    /^(?:.+\.)?karpenter\.(?:sh|k8s\.aws)\//.test(key),
  );
  return [
    ...schedulingRules(scheduling),
    ...reserved.map((key) => ({
      when: true,
      path: `scheduling.labels.${key}`,
      problem: "has a prefix that Karpenter keeps for itself",
      got: key,
      fix: "use a prefix of your own, or none",
    })),
    ...schedulingRules({ taints: startupTaints }).map((rule) => ({
      ...rule,
      path: rule.path.replace("taints", "startupTaints"),
    })),
  ];
}

function disruptionRules(disruption: KarpenterDisruption): readonly ValidationRule[] {
  const { after, budgets = [], expireAfter, terminationGracePeriod } = disruption;
  const path = "disruption";
  return [
    ...durationRules(after, `${path}.after`, 0),
    ...durationRules(expireAfter, `${path}.expireAfter`, 1),
    ...durationRules(terminationGracePeriod, `${path}.terminationGracePeriod`, 1),
    {
      when: budgets.length > MOST_BUDGETS,
      path: `${path}.budgets`,
      problem: `must be at most ${MOST_BUDGETS}`,
      got: budgets.length,
      fix: "one for always and one for each busy time are enough",
    },
    ...budgets.flatMap((budget, index) => budgetRules(budget, `${path}.budgets[${index}]`)),
  ];
}

function durationRules(
  duration: string | undefined,
  path: string,
  least: number,
): readonly ValidationRule[] {
  if (duration === undefined || duration === "never") return [];
  const seconds = durationSeconds(duration, path);
  return [
    {
      when: !Number.isInteger(seconds) || seconds < least,
      path,
      problem: `must be whole seconds, ${least} or more`,
      got: duration,
      fix: 'write it as "30 minutes"',
    },
  ];
}

function budgetRules({ nodes, window }: DisruptionBudget, path: string): readonly ValidationRule[] {
  const count = typeof nodes === "number" ? nodes : Number(nodes.replace(/%$/, ""));
  const seconds = window && durationSeconds(window.duration, `${path}.window.duration`);
  return [
    {
      when: !Number.isInteger(count) || count < 0 || (typeof nodes === "string" && count > 100),
      path: `${path}.nodes`,
      problem: "must be a number of nodes or a whole percentage",
      got: nodes,
      fix: 'write 1 or "10%"; 0 keeps every node',
    },
    {
      when: window !== undefined && !CRON.test(window.cron),
      path: `${path}.window.cron`,
      problem: "is not a cron expression of five fields",
      got: window?.cron,
      fix: 'write it as "0 7 * * mon-fri"; Karpenter reads it in UTC',
    },
    {
      when: seconds !== undefined && (seconds < 60 || seconds % 60 !== 0),
      path: `${path}.window.duration`,
      problem: "must be whole minutes, 1 or more",
      got: window?.duration,
      fix: 'write it as "10 hours"',
    },
  ];
}
