import type { Field } from "../../rule/field";
import type { Findings } from "../../rule/findings";
import { eksBestPractices } from "../../rule/frameworks";
import { chartOf, RELEASE } from "../../world/kubernetes/helm-releases";
import { CONTROLLER_TYPES } from "../../world/autoscaling/karpenter";
import { documentIn, listed } from "../../world/aws/policy-document";
import { isFilled } from "../../rule/predicates";
import type { NormalizedResource } from "../../rule/resource";
import type { ResourceIndex } from "../../world/resource-index";
import { isAnyOf, typesOf } from "../../world/resource-index";
import { stackRule } from "../../rule/rule";

const RELEASES = typesOf(RELEASE);
const QUEUES = typesOf("aws:sqs/queue:Queue", "aws-native:sqs:Queue");
const EVENT_RULES = typesOf("aws:cloudwatch/eventRule:EventRule", "aws-native:events:Rule");
const EVENT_TARGETS = typesOf("aws:cloudwatch/eventTarget:EventTarget");
const DAEMON_SETS = typesOf("kubernetes:apps/v1:DaemonSet");

/** Events that AWS sends before it takes a node away. */
const EVENTS = [
  "AWS Health Event",
  "EC2 Spot Instance Interruption Warning",
  "EC2 Instance Rebalance Recommendation",
  "EC2 Instance State-change Notification",
] as const;

/** Variable from which the controller reads the name of its queue when no chart sets it. */
const QUEUE_VARIABLE = "INTERRUPTION_QUEUE";

/** It drains nodes on the same events as Karpenter, so the two conflict. */
const TERMINATION_HANDLER = "aws-node-termination-handler";

/** A spot interruption is announced two minutes before, which is enough to move pods. */
export const asKarpenterInterruption = stackRule({
  id: "as-karpenter-interruption",
  topic: "autoscaling",
  severity: "high",
  description:
    "Karpenter receives interruptions from a queue with four event rules, and no other controller " +
    "drains its nodes.",
  remediation:
    "Set settings.interruptionQueue of the chart, declare the named event rules with the " +
    "queue as target, and remove the Node Termination Handler.",
  frameworks: [eksBestPractices("autoscaling: Karpenter", "Enable interruption handling")],
  checks: {
    queue: "Karpenter reads a queue of interruptions.",
    events: "Event rules send every kind of interruption to the queue.",
    "termination-handler": "The Node Termination Handler is not installed.",
  },
  parameters: {},
  appliesTo: isAnyOf(CONTROLLER_TYPES, QUEUES, EVENT_RULES, EVENT_TARGETS, DAEMON_SETS),
  check(world, findings) {
    const index = world;
    const controllers = world.karpenterControllers;
    for (const controller of controllers) checkQueue(controller, index, findings);
    if (controllers.length === 0) return;
    for (const handler of handlersOf(index)) {
      findings
        .of("termination-handler")
        .fail(handler, "the Node Termination Handler drains the same nodes as Karpenter");
    }
  },
});

function checkQueue(controller: Field, index: ResourceIndex, findings: Findings): void {
  const name = queueNameOf(controller);
  if (name.isReadable && !isFilled(name.value)) {
    findings.of("queue").fail(name, "Karpenter has no interruption queue");
    return;
  }
  if (name.isReadable && index.named(name, QUEUES).length === 0) {
    findings.of("queue").notEvaluated(name, "not part of the stack: the queue of interruptions");
    return;
  }
  const rules = index.of(EVENT_RULES);
  const heard = rules
    .filter((rule) => reachesQueue(rule, index))
    .flatMap((rule) => detailTypesOf(rule.get("eventPattern")));
  const missing = EVENTS.filter((event) => !heard.includes(event));
  if (missing.length === 0) return;
  const unreadable = unreadableOf(rules, index);
  const events = findings.of("events");
  if (unreadable === undefined) {
    events.fail(name, `no event rule sends these events to the queue: ${missing.join(", ")}`);
  } else events.notEvaluated(unreadable);
}

/** A rule without a target sends no events. */
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

/** A pattern, or the rule of a target, that cannot be read and so may be the missing event. */
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
  const releases = index.of(RELEASES).filter((release) => chartOf(release) === TERMINATION_HANDLER);
  const sets = index
    .of(DAEMON_SETS)
    .filter(({ resource }) => resource.name.includes(TERMINATION_HANDLER));
  return [
    ...releases.map((release) => release.get("chart")),
    ...sets.map((set) => set.get("metadata", "name")),
  ];
}
