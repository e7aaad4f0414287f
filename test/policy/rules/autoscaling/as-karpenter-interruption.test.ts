import { asKarpenterInterruption } from "../../../../policy/rules/autoscaling/as-karpenter-interruption";
import { describeRule, type RuleCase } from "../../describe-rule";
import { declared, manifest, named, UNKNOWN, urnOf } from "../../resources";

const EVENTS = [
  "AWS Health Event",
  "EC2 Spot Instance Interruption Warning",
  "EC2 Instance Rebalance Recommendation",
  "EC2 Instance State-change Notification",
];
const release = (interruptionQueue: unknown) =>
  declared("kubernetes:helm.sh/v3:Release", {
    chart: "karpenter",
    values: { settings: { interruptionQueue } },
  });
const queue = named("aws:sqs/queue:Queue", "queue", { name: "shop" });
const RULE = "aws:cloudwatch/eventRule:EventRule";
const TARGET = "aws:cloudwatch/eventTarget:EventTarget";
const deafRule = (event: string) =>
  named(RULE, event, { name: event, eventPattern: JSON.stringify({ "detail-type": [event] }) });
const target = (rule: string, arn: unknown = UNKNOWN) =>
  named(
    TARGET,
    rule,
    { rule, arn },
    arn === UNKNOWN ? { arn: [urnOf("aws:sqs/queue:Queue", "queue")] } : {},
  );
const rule = (event: string) => [...deafRule(event), ...target(event)];
const rules = EVENTS.flatMap(rule);
const QUEUE_PATH = "values.settings.interruptionQueue";
const whole = [...release("shop"), ...queue, ...rules];
const handler = manifest({
  apiVersion: "apps/v1",
  kind: "DaemonSet",
  metadata: { name: "aws-node-termination-handler", namespace: "kube-system" },
});
const deployment = (env: unknown) =>
  manifest({
    apiVersion: "apps/v1",
    kind: "Deployment",
    metadata: { name: "karpenter", namespace: "kube-system" },
    spec: { template: { spec: { containers: [{ name: "controller", env }] } } },
  });

describeRule(asKarpenterInterruption, {
  pass: [
    { name: "a queue and four event rules", resources: whole },
    {
      name: "a queue whose name is not known yet",
      resources: [...release(UNKNOWN), ...queue, ...rules],
    },
    {
      name: "one rule for all events, as an object",
      resources: [
        ...release("shop"),
        ...queue,
        ...declared("aws-native:events:Rule", {
          eventPattern: { "detail-type": EVENTS },
          targets: [{ id: "queue", arn: "arn:aws:sqs:eu-west-1:111122223333:shop" }],
        }),
      ],
    },
    {
      name: "a Deployment with the queue in its environment",
      resources: [
        ...deployment([{ name: "INTERRUPTION_QUEUE", value: "shop" }]),
        ...queue,
        ...rules,
      ],
    },
    { name: "the Node Termination Handler without Karpenter", resources: handler },
  ],
  fail: [
    {
      name: "no queue",
      resources: release(undefined),
      findings: [[QUEUE_PATH, "Karpenter has no interruption queue", "queue"]],
    },
    {
      name: "an empty name",
      resources: release(""),
      findings: [[QUEUE_PATH, "Karpenter has no interruption queue", "queue"]],
    },
    ...EVENTS.map((missing): RuleCase => ({
      name: `no rule for ${missing}`,
      resources: [
        ...release("shop"),
        ...queue,
        ...EVENTS.filter((event) => event !== missing).flatMap(rule),
      ],
      findings: [
        [QUEUE_PATH, `no event rule sends these events to the queue: ${missing}`, "events"],
      ],
    })),
    {
      name: "rules without a target",
      resources: [...release("shop"), ...queue, ...EVENTS.flatMap(deafRule)],
      findings: [
        [
          QUEUE_PATH,
          "no event rule sends these events to the queue: AWS Health Event, EC2 Spot Instance Interruption Warning, EC2 Instance Rebalance Recommendation, EC2 Instance State-change Notification",
          "events",
        ],
      ],
    },
    {
      name: "a rule that tells somebody else",
      resources: [
        ...release("shop"),
        ...queue,
        ...EVENTS.slice(1).flatMap(rule),
        ...deafRule("AWS Health Event"),
        ...target("AWS Health Event", "arn:aws:sns:eu-west-1:111122223333:pager"),
      ],
      findings: [
        [QUEUE_PATH, "no event rule sends these events to the queue: AWS Health Event", "events"],
      ],
    },
    {
      name: "a Deployment without a queue",
      resources: deployment([]),
      findings: [
        [
          "spec.template.spec.containers[0].env.INTERRUPTION_QUEUE",
          "Karpenter has no interruption queue",
          "queue",
        ],
      ],
    },
    {
      name: "the Node Termination Handler beside it",
      resources: [...whole, ...handler],
      findings: [
        [
          "metadata.name",
          "the Node Termination Handler drains the same nodes as Karpenter",
          "termination-handler",
        ],
      ],
    },
    {
      name: "the chart of the Node Termination Handler beside it",
      resources: [
        ...whole,
        ...declared("kubernetes:helm.sh/v3:Release", { chart: "aws-node-termination-handler" }),
      ],
      findings: [
        [
          "chart",
          "the Node Termination Handler drains the same nodes as Karpenter",
          "termination-handler",
        ],
      ],
    },
  ],
  notApplicable: [{ name: "a cluster", resources: declared("aws:eks/cluster:Cluster", {}) }],
  unknown: [
    {
      name: "a queue of another stack",
      resources: [...release("shop"), ...rules],
      reasons: ["not part of the stack: the queue of interruptions"],
    },
    {
      name: "an unknown pattern",
      resources: [
        ...release("shop"),
        ...queue,
        ...named("aws:cloudwatch/eventRule:EventRule", "dark", { eventPattern: UNKNOWN }),
      ],
      reasons: ["unknown value at eventPattern"],
    },
    {
      name: "a target of an unknown rule",
      resources: [
        ...release("shop"),
        ...queue,
        ...EVENTS.flatMap(deafRule),
        ...named(TARGET, "dark", { rule: UNKNOWN, arn: UNKNOWN }),
      ],
      reasons: ["unknown value at rule"],
    },
  ],
});
