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
import type { ResourceIndex } from "../../world/resource-index";
import { isAnyOf } from "../../world/resource-index";
import { stackRule } from "../../rule/rule";

interface Bounds {
  readonly minReceiveCount: number;
  readonly maxReceiveCount: number;
  readonly minRetention: number;
}

/** Without one, a message that nobody can handle comes back until it is lost. */
export const sqsDlq = stackRule<Bounds>({
  id: "sqs-dlq",
  topic: "data-queues-keys",
  severity: "medium",
  description:
    "A queue hands what fails several times to a dead-letter queue that keeps it as long.",
  remediation:
    "Set redrivePolicy to the ARN of another queue and a maxReceiveCount within the bounds; let " +
    "that queue keep messages at least as long.",
  frameworks: [awsMessaging("dead-letter queues", "Capture messages that cannot be processed")],
  parameters: {
    minReceiveCount: integer("Attempts before a message is given up, at least.", {
      dev: 3,
      prod: 3,
    }),
    maxReceiveCount: integer("The same, at most.", { dev: 10, prod: 10 }),
    minRetention: integer(
      "Seconds; a queue that keeps messages for less carries notices, which need none.",
      { dev: NOTICE_RETENTION, prod: NOTICE_RETENTION },
    ),
  },
  appliesTo: isAnyOf(QUEUE_TYPES, REDRIVE_TYPES),
  check(world, findings, { settings }) {
    const index = world;
    const targets = deadLetterQueues(index);
    for (const queue of index.of(QUEUE_TYPES)) {
      const redrive = redriveOf(queue, "redrivePolicy", index);
      if (redrive.isSet) {
        checkCount(documentIn(redrive).get("maxReceiveCount"), settings, findings);
        checkTarget(queue, redrive, index, findings);
      } else if (!targets.has(queue.resource) && !isBrief(queue, settings, findings)) {
        findings.failOrMissing(redrive, "what fails comes back until it is lost");
      }
    }
  },
});

/** Queues that others send to, or that say who may: they are the end of the line. */
function deadLetterQueues(index: ResourceIndex): ReadonlySet<unknown> {
  const queues = index.of(QUEUE_TYPES);
  const named = queues.flatMap((queue) => {
    const { queues: targets } = deadLetterTargetOf(redriveOf(queue, "redrivePolicy", index), index);
    return targets.filter(({ resource }) => resource !== queue.resource);
  });
  const open = queues.filter((queue) => takesOthers(redriveOf(queue, "redriveAllowPolicy", index)));
  return new Set([...named, ...open].map(({ resource }) => resource));
}

/** A policy that denies all says that the queue is nobody's last resort. */
function takesOthers(allowance: Field): boolean {
  return allowance.isSet && documentIn(allowance).get("redrivePermission").value !== "denyAll";
}

function isBrief(queue: Field, { minRetention }: Bounds, findings: Findings): boolean {
  const retention = retentionOf(queue);
  if (retention === undefined) findings.notEvaluated(retentionField(queue));
  return retention === undefined || retention < minRetention;
}

function checkCount(count: Field, bounds: Bounds, findings: Findings): void {
  const { minReceiveCount: least, maxReceiveCount: most } = bounds;
  const isWithin = (value: unknown) => Number(value) >= least && Number(value) <= most;
  findings.require(count, isWithin, `is not within ${least} and ${most}`);
}

function checkTarget(queue: Field, redrive: Field, index: ResourceIndex, findings: Findings): void {
  const { field, queues } = deadLetterTargetOf(redrive, index);
  const [target] = queues;
  if (!field.isSet) {
    findings.fail(field, "the policy names no dead-letter queue");
  } else if (queues.some(({ resource }) => resource === queue.resource)) {
    findings.fail(field, "the queue is its own dead-letter queue");
  } else if (target !== undefined) {
    checkRetention(queue, target, findings);
  } else if (field.isReadable) {
    findings.notEvaluated(field, "not part of the stack: the dead-letter queue");
  } else {
    findings.notEvaluated(field);
  }
}

/** The clock of a message does not start anew when it is moved. */
function checkRetention(queue: Field, target: Field, findings: Findings): void {
  const [own, kept] = [retentionOf(queue), retentionOf(target)];
  if (own === undefined) findings.notEvaluated(retentionField(queue));
  else if (kept === undefined) findings.notEvaluated(retentionField(target));
  else if (kept < own) {
    findings.fail(retentionField(target), "failed messages are gone before the others are");
  }
}
