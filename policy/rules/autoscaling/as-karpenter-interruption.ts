import type { Field } from "../../rule/field";
import type { Findings } from "../../rule/findings";
import { eksBestPractices } from "../../rule/frameworks";
import { chartOf, RELEASE } from "../../world/kubernetes/helm-releases";
import { CONTROLLER_TYPES, controllersOf } from "../../world/autoscaling/karpenter";
import { documentIn, listed } from "../../world/aws/policy-document";
import { isFilled } from "../../rule/predicates";
import type { NormalizedResource } from "../../rule/resource";
import type { ResourceIndex } from "../../world/resource-index";
import { isAnyOf, typesOf } from "../../world/resource-index";
import { stackRule } from "../../rule/rule";

const QUEUES = typesOf("aws:sqs/queue:Queue", "aws-native:sqs:Queue");
const EVENT_RULES = typesOf("aws:cloudwatch/eventRule:EventRule", "aws-native:events:Rule");
const EVENT_TARGETS = typesOf("aws:cloudwatch/eventTarget:EventTarget");
const DAEMON_SETS = typesOf("kubernetes:apps/v1:DaemonSet");

/** What AWS announces before it takes a node away. */
const EVENTS = [
  "AWS Health Event",
  "EC2 Spot Instance Interruption Warning",
  "EC2 Instance Rebalance Recommendation",
  "EC2 Instance State-change Notification",
] as const;

/** Where the controller reads the name of its queue when no chart writes it. */
const QUEUE_VARIABLE = "INTERRUPTION_QUEUE";

/** It drains nodes on the same events, so that both interfere with each other. */
const TERMINATION_HANDLER = "aws-node-termination-handler";

/** Two minutes of warning are enough to move pods, if the warning arrives. */
export const asKarpenterInterruption = stackRule({
  id: "as-karpenter-interruption",
  topic: "autoscaling",
  severity: "high",
  description:
    "Karpenter receives interruption notices through a queue and four event rules, and nothing " +
    "else drains its nodes.",
  remediation:
    "Set settings.interruptionQueue of the chart, declare the missing event rules with the queue " +
    "as target, and remove the Node Termination Handler.",
  frameworks: [eksBestPractices("autoscaling: Karpenter", "Enable interruption handling")],
  parameters: {},
  checks: {
    events: "Interruption notices reach Karpenter through a queue and event rules.",
    "single-drainer": "The Node Termination Handler does not drain the same nodes.",
  },
  appliesTo: isAnyOf(CONTROLLER_TYPES, QUEUES, EVENT_RULES, EVENT_TARGETS, DAEMON_SETS),
  check(world, findings) {
    const controllers = controllersOf(world);
    for (const controller of controllers) checkQueue(controller, world, findings.of("events"));
    if (controllers.length === 0) return;
    for (const handler of handlersOf(world)) {
      findings
        .of("single-drainer")
        .fail(handler, "the Node Termination Handler drains the same nodes as Karpenter");
    }
  },
});

function checkQueue(controller: Field, index: ResourceIndex, findings: Findings): void {
  const name = queueNameOf(controller);
  if (name.isReadable && !isFilled(name.value)) {
    findings.fail(
      name,
      "Karpenter has no interruption queue, so nodes are taken away without being drained",
    );
    return;
  }
  if (name.isReadable && index.named(name, QUEUES).length === 0) {
    findings.notEvaluated(name, "not part of the stack: the queue of interruptions");
    return;
  }
  const rules = index.of(EVENT_RULES);
  const heard = rules
    .filter((rule) => reachesQueue(rule, index))
    .flatMap((rule) => detailTypesOf(rule.get("eventPattern")));
  const missing = EVENTS.filter((event) => !heard.includes(event));
  if (missing.length === 0) return;
  const unreadable = unreadableOf(rules, index);
  if (unreadable === undefined)
    findings.fail(
      name,
      `no event rule sends these events to the interruption queue: ${missing.join(", ")}`,
    );
  else findings.notEvaluated(unreadable);
}

/** A rule without a target forwards nothing. */
function reachesQueue(rule: Field, index: ResourceIndex): boolean {
  const targets = [
    ...rule.get("targets").items(),
    ...index.of(EVENT_TARGETS).filter((target) => rulesOf(target, index).includes(rule.resource)),
  ];
  return targets
    .map((target) => target.get("arn"))
    .some(
      (arn) =>
        index.behind(arn, QUEUES).length > 0 || !arn.isReadable || arn.text?.includes(":sqs:"),
    );
}

function rulesOf(target: Field, index: ResourceIndex): readonly NormalizedResource[] {
  return index.named(target.get("rule"), EVENT_RULES).map(({ resource }) => resource);
}

/** What may be the missing event, for all that is known: a pattern, or the rule of a target. */
function unreadableOf(rules: readonly Field[], index: ResourceIndex): Field | undefined {
  const targets = index
    .of(EVENT_TARGETS)
    .filter((target) => rulesOf(target, index).length === 0)
    .map((target) => target.get("rule"));
  const patterns = rules.map((rule) => rule.get("eventPattern"));
  return [...patterns, ...targets].find((field) => !field.isReadable);
}

function queueNameOf(controller: Field): Field {
  if (controller.resource.type === RELEASE) {
    return controller.get("values", "settings", "interruptionQueue");
  }
  const containers = controller.get("spec", "template", "spec", "containers").items();
  const lists = containers.map((container) => container.get("env"));
  const variables = lists.flatMap((list) => list.items());
  const variable = variables.find((entry) => entry.get("name").value === QUEUE_VARIABLE);
  return variable?.get("value") ?? (lists[0] ?? controller).get(QUEUE_VARIABLE);
}

function detailTypesOf(pattern: Field): readonly unknown[] {
  return listed(documentIn(pattern).get("detail-type")).map(({ value }) => value);
}

function handlersOf(index: ResourceIndex): readonly Field[] {
  const releases = index
    .of(typesOf(RELEASE))
    .filter((release) => chartOf(release) === TERMINATION_HANDLER);
  const sets = index
    .of(DAEMON_SETS)
    .filter(({ resource }) => resource.name.includes(TERMINATION_HANDLER));
  return [
    ...releases.map((release) => release.get("chart")),
    ...sets.map((set) => set.get("metadata", "name")),
  ];
}
