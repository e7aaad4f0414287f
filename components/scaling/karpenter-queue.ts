import * as aws from "@pulumi/aws";
import { type AwsLocation, type Children, mapValues } from "../core";
import { type EventPlan, planEvents, queuePolicy } from "./pure/karpenter-events";
import type { KarpenterPlan } from "./pure/karpenter-plan";

/** Children that {@link createQueue} declares, with their arguments. */
export interface KarpenterQueueChildren {
  queue: aws.sqs.QueueArgs;
  queuePolicy: aws.sqs.QueuePolicyArgs;
  rule: aws.cloudwatch.EventRuleArgs;
  target: aws.cloudwatch.EventTargetArgs;
}

/** What brings AWS's warnings to the controller. */
export interface KarpenterQueueNodes {
  readonly queue: aws.sqs.Queue;
  readonly queuePolicy: aws.sqs.QueuePolicy;
  /** By the event that each is for. */
  readonly rules: Readonly<Record<string, aws.cloudwatch.EventRule>>;
  readonly targets: Readonly<Record<string, aws.cloudwatch.EventTarget>>;
}

/** After five minutes a warning is out of date: the node is gone. */
const RETENTION_SECONDS = 300;

/** Declares the queue and a rule for each event that the controller acts upon. */
export function createQueue(
  name: string,
  location: AwsLocation,
  plan: KarpenterPlan,
  children: Children<KarpenterQueueChildren>,
): KarpenterQueueNodes {
  const { region } = plan;
  const events = planEvents(name, location);
  const queue = children.create("queue", aws.sqs.Queue, `${name}-queue`, {
    region,
    name: plan.queueName,
    messageRetentionSeconds: RETENTION_SECONDS,
    sqsManagedSseEnabled: true,
    tags: { Name: `${name}-queue` },
  });
  const policy = children.create("queuePolicy", aws.sqs.QueuePolicy, `${name}-queue-policy`, {
    region,
    queueUrl: queue.url,
    policy: queuePolicy(plan, events),
  });
  const rules = createRules(name, region, events, children);
  // Without the policy the events that a rule sends are lost.
  const ordered = children.with({ dependsOn: [policy] });
  const targets = mapValues(rules, (rule, key) =>
    ordered.create("target", aws.cloudwatch.EventTarget, `${name}-${key}-target`, {
      region,
      rule: rule.name,
      targetId: "karpenter",
      arn: queue.arn,
    }),
  );
  return { queue, queuePolicy: policy, rules, targets };
}

function createRules(
  name: string,
  region: string,
  events: Readonly<Record<string, EventPlan>>,
  children: Children<KarpenterQueueChildren>,
): Readonly<Record<string, aws.cloudwatch.EventRule>> {
  return mapValues(events, ({ ruleName, description, pattern }, key) =>
    children.create("rule", aws.cloudwatch.EventRule, `${name}-${key}`, {
      region,
      name: ruleName,
      description,
      eventPattern: pattern,
      tags: { Name: `${name}-${key}` },
    }),
  );
}
