import { sqsDlq } from "../../../../policy/rules/data-queues-keys/sqs-dlq";
import { describeRule } from "../../describe-rule";
import { declared, named, UNKNOWN, urnOf } from "../../resources";

type Properties = Readonly<Record<string, unknown>>;

const QUEUE = "aws:sqs/queue:Queue";
const ARN = "arn:aws:sqs:eu-west-1:111122223333:";

const queue = (name: string, props: Properties = {}) => named(QUEUE, name, { name, ...props });
const redrive = (target: unknown, maxReceiveCount: unknown = 5) =>
  JSON.stringify({ deadLetterTargetArn: target, maxReceiveCount });
const source = (maxReceiveCount: unknown, props: Properties = {}) =>
  queue("jobs", { redrivePolicy: redrive(`${ARN}jobs-dead`, maxReceiveCount), ...props });
const dead = (props: Properties = {}) =>
  queue("jobs-dead", { messageRetentionSeconds: 1_209_600, ...props });

describeRule(sqsDlq, {
  pass: [
    { name: "a queue and its dead-letter queue", resources: [...source(5), ...dead()] },
    { name: "both bounds", resources: [...source(3), ...source("10"), ...dead()] },
    {
      name: "a native queue with an object",
      resources: [
        ...declared("aws-native:sqs:Queue", {
          queueName: "jobs",
          redrivePolicy: { deadLetterTargetArn: `${ARN}jobs-dead`, maxReceiveCount: 4 },
        }),
        ...named("aws-native:sqs:Queue", "dead", { queueName: "jobs-dead" }),
      ],
    },
    {
      name: "a policy apart from the queue",
      resources: [
        ...queue("jobs"),
        ...named("aws:sqs/redrivePolicy:RedrivePolicy", "redrive", {
          queueUrl: "https://sqs.eu-west-1.amazonaws.com/111122223333/jobs",
          redrivePolicy: redrive(`${ARN}jobs-dead`),
        }),
        ...dead(),
      ],
    },
    {
      name: "a dead-letter queue for others",
      resources: queue("dead", { redriveAllowPolicy: '{"redrivePermission":"allowAll"}' }),
    },
    { name: "a queue of notices", resources: queue("notices", { messageRetentionSeconds: 300 }) },
  ],
  fail: [
    {
      name: "a queue on its own",
      resources: queue("jobs"),
      findings: [["redrivePolicy", "the queue has no dead-letter queue", "dead-letter-queue"]],
    },
    {
      name: "a queue that takes no other's messages",
      resources: queue("jobs", { redriveAllowPolicy: '{"redrivePermission":"denyAll"}' }),
      findings: [["redrivePolicy", "the queue has no dead-letter queue", "dead-letter-queue"]],
    },
    ...[2, 11, null].map((count) => ({
      name: `${count} attempts`,
      resources: [...source(count), ...dead()],
      findings: [
        [
          "redrivePolicy.maxReceiveCount",
          "maxReceiveCount must be from 3 to 10",
          "receive-count",
        ] as const,
      ],
    })),
    {
      name: "a queue that is its own dead-letter queue",
      resources: queue("jobs", { redrivePolicy: redrive(`${ARN}jobs`) }),
      findings: [
        [
          "redrivePolicy.deadLetterTargetArn",
          "the queue is its own dead-letter queue",
          "dead-letter-queue",
        ],
      ],
    },
    {
      name: "a policy without a queue",
      resources: queue("jobs", { redrivePolicy: '{"maxReceiveCount":5}' }),
      findings: [
        [
          "redrivePolicy.deadLetterTargetArn",
          "the redrive policy does not name a dead-letter queue",
          "dead-letter-queue",
        ],
      ],
    },
    {
      name: "a dead-letter queue that keeps messages for less",
      resources: [...source(5), ...dead({ messageRetentionSeconds: 3_600 })],
      findings: [
        [
          "messageRetentionSeconds",
          "the dead-letter queue keeps messages for less time than its source queue",
          "retention",
        ],
      ],
    },
    {
      name: "a dead-letter queue with the default, and a source that keeps more",
      resources: [
        ...source(5, { messageRetentionSeconds: 600_000 }),
        ...dead({ messageRetentionSeconds: undefined }),
      ],
      findings: [
        [
          "messageRetentionSeconds",
          "the dead-letter queue keeps messages for less time than its source queue",
          "retention",
        ],
      ],
    },
  ],
  notApplicable: [{ name: "a policy", resources: declared("aws:sqs/queuePolicy:QueuePolicy", {}) }],
  unknown: [
    {
      name: "an unknown policy that is made from a queue of the stack",
      resources: [
        ...named(
          QUEUE,
          "jobs",
          { redrivePolicy: UNKNOWN },
          { redrivePolicy: [urnOf(QUEUE, "jobs-dead")] },
        ),
        ...dead(),
      ],
      reasons: ["unknown value at redrivePolicy"],
    },
    {
      name: "a dead-letter queue of another stack",
      resources: queue("jobs", { redrivePolicy: redrive(`${ARN}elsewhere`) }),
      reasons: ["not part of the stack: the dead-letter queue"],
    },
    {
      name: "an unknown retention",
      resources: [...source(5), ...dead({ messageRetentionSeconds: UNKNOWN })],
      reasons: ["unknown value at messageRetentionSeconds"],
    },
  ],
});
