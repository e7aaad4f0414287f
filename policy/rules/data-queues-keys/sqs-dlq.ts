import type { Field } from "../../rule/field";
import type { Findings } from "../../rule/findings";
import { awsMessaging } from "../../rule/frameworks";
import { integer } from "../../rule/parameters";
import { documentIn } from "../../world/aws/policy-document";
import {
  deadLetterTargetOf,
  NOTICE_RETENTION,
  QUEUE_TYPES,
  REDRIVE_TYPES,
  redriveOf,
  retentionField,
  retentionOf,
} from "../../world/aws/queues";
import { isAnyOf } from "../../world/resource-index";
import { stackRule } from "../../rule/rule";
import type { World } from "../../world/world";

interface Bounds {
  readonly minReceiveCount: number;
  readonly maxReceiveCount: number;
  readonly minRetention: number;
}

/** Without a dead-letter queue, a message that always fails is retried until it expires. */
export const sqsDlq = stackRule<Bounds>({
  id: "sqs-dlq",
  topic: "data-queues-keys",
  severity: "medium",
  description:
    "A queue moves messages that fail several times to a dead-letter queue that keeps them at least " +
    "as long.",
  remediation:
    "Set redrivePolicy to the ARN of another queue and a maxReceiveCount within the bounds; give " +
    "that queue at least the same message retention.",
  frameworks: [awsMessaging("dead-letter queues", "Capture messages that cannot be processed")],
  checks: {
    "dead-letter-queue": "The queue has a dead-letter queue.",
    "receive-count": "A message is moved after a reasonable number of attempts.",
    retention: "The dead-letter queue keeps messages at least as long.",
  },
  parameters: {
    minReceiveCount: integer("Minimum number of attempts before a message is moved.", {
      dev: 3,
      prod: 3,
    }),
    maxReceiveCount: integer("Maximum number of attempts before a message is moved.", {
      dev: 10,
      prod: 10,
    }),
    minRetention: integer(
      "Seconds; a queue with less retention carries notifications and needs no dead-letter queue.",
      { dev: NOTICE_RETENTION, prod: NOTICE_RETENTION },
    ),
  },
  appliesTo: isAnyOf(QUEUE_TYPES, REDRIVE_TYPES),
  check(world, findings, { settings }) {
    const targets = deadLetterQueues(world);
    for (const queue of world.of(QUEUE_TYPES)) {
      const redrive = redriveOf(queue, "redrivePolicy", world);
      if (redrive.isSet) {
        const count = documentIn(redrive).get("maxReceiveCount");
        checkCount(count, settings, findings.of("receive-count"));
        checkTarget(queue, redrive, world, findings);
      } else if (!targets.has(queue.resource)) {
        requireQueue(queue, redrive, settings, findings.of("dead-letter-queue"));
      }
    }
  },
});

/** Queues that others use as their dead-letter queue, or that allow it: they need none. */
function deadLetterQueues(world: World): ReadonlySet<unknown> {
  const queues = world.of(QUEUE_TYPES);
  const named = queues.flatMap((queue) => {
    const { queues: targets } = deadLetterTargetOf(redriveOf(queue, "redrivePolicy", world), world);
    return targets.filter(({ resource }) => resource !== queue.resource);
  });
  const open = queues.filter((queue) =>
    acceptsOthers(redriveOf(queue, "redriveAllowPolicy", world)),
  );
  return new Set([...named, ...open].map(({ resource }) => resource));
}

/** A policy that denies all sources says that the queue is not a dead-letter queue. */
function acceptsOthers(allowance: Field): boolean {
  return allowance.isSet && documentIn(allowance).get("redrivePermission").value !== "denyAll";
}

function requireQueue(
  queue: Field,
  redrive: Field,
  { minRetention }: Bounds,
  findings: Findings,
): void {
  const retention = retentionOf(queue);
  const isBrief = retention !== undefined && retention < minRetention;
  if (retention === undefined) findings.notEvaluated(retentionField(queue));
  else if (!isBrief) {
    findings.failOrMissing(redrive, "the queue has no dead-letter queue");
  }
}

function checkCount(count: Field, bounds: Bounds, findings: Findings): void {
  const { minReceiveCount: least, maxReceiveCount: most } = bounds;
  const isWithin = (value: unknown) => Number(value) >= least && Number(value) <= most;
  findings.require(count, isWithin, `maxReceiveCount must be from ${least} to ${most}`);
}

function checkTarget(queue: Field, redrive: Field, world: World, findings: Findings): void {
  const { field, queues } = deadLetterTargetOf(redrive, world);
  const [target] = queues;
  const existence = findings.of("dead-letter-queue");
  if (!field.isSet) {
    existence.fail(field, "the redrive policy does not name a dead-letter queue");
  } else if (queues.some(({ resource }) => resource === queue.resource)) {
    existence.fail(field, "the queue is its own dead-letter queue");
  } else if (target !== undefined) {
    checkRetention(queue, target, findings.of("retention"));
  } else if (field.isReadable) {
    existence.notEvaluated(field, "not part of the stack: the dead-letter queue");
  } else {
    existence.notEvaluated(field);
  }
}

/** The age of a message does not start again when it is moved. */
function checkRetention(queue: Field, target: Field, findings: Findings): void {
  const [own, kept] = [retentionOf(queue), retentionOf(target)];
  if (own === undefined) findings.notEvaluated(retentionField(queue));
  else if (kept === undefined) findings.notEvaluated(retentionField(target));
  else if (kept < own) {
    const message = "the dead-letter queue keeps messages for less time than its source queue";
    findings.fail(retentionField(target), message);
  }
}
