import type { Field } from "../../rule/field";
import { documentIn } from "./policy-document";
import { typesOf, type ResourceIndex, type Types } from "../resource-index";

/** Type tokens of an SQS queue. */
export const QUEUE_TYPES: Types = typesOf("aws:sqs/queue:Queue", "aws-native:sqs:Queue");

/** Where a queue's redrive policies may stand apart from it. */
export const REDRIVE_TYPES: Types = typesOf(
  "aws:sqs/redrivePolicy:RedrivePolicy",
  "aws:sqs/redriveAllowPolicy:RedriveAllowPolicy",
);

/** What SQS keeps a message for, where nothing is said: four days. */
const DEFAULT_RETENTION = 345_600;

/** A queue that keeps messages for less, in seconds, carries notices: nothing is lost with it. */
export const NOTICE_RETENTION = 600;

/** How long a queue keeps a message, in seconds; undefined while that is not known. */
export function retentionOf(queue: Field): number | undefined {
  const field = retentionField(queue);
  if (!field.isReadable) return undefined;
  return field.isSet ? Number(field.value) : DEFAULT_RETENTION;
}

/** The field that says so; the two providers name it differently. */
export function retentionField(queue: Field): Field {
  const native = queue.get("messageRetentionPeriod");
  return native.isSet ? native : queue.get("messageRetentionSeconds");
}

/** `redrivePolicy` or `redriveAllowPolicy` of a queue, its own or one that stands apart. */
export function redriveOf(
  queue: Field,
  key: "redrivePolicy" | "redriveAllowPolicy",
  index: ResourceIndex,
): Field {
  const own = queue.get(key);
  if (own.isSet) return own;
  const apart = index
    .of(REDRIVE_TYPES)
    .find(
      (policy) =>
        policy.get(key).isSet &&
        queuesOf(policy.get("queueUrl"), index).some(({ resource }) => resource === queue.resource),
    );
  return apart?.get(key) ?? own;
}

/** The queue that a redrive policy sends messages to, as its field and the queues of the stack. */
export interface DeadLetterTarget {
  /** The ARN, or the whole policy while that is unknown. */
  readonly field: Field;
  readonly queues: readonly Field[];
}

/** Where a redrive policy, JSON text or an object, sends what nobody could handle. */
export function deadLetterTargetOf(redrive: Field, index: ResourceIndex): DeadLetterTarget {
  const field = documentIn(redrive).get("deadLetterTargetArn");
  return { field, queues: queuesOf(field, index) };
}

/** The queues behind an ARN or a URL. */
function queuesOf(reference: Field, index: ResourceIndex): readonly Field[] {
  const sources = index.behind(reference, QUEUE_TYPES);
  const { text } = reference;
  if (sources.length > 0 || text === undefined) return sources;
  return index.of(QUEUE_TYPES).filter((queue) => {
    const name = queue.get("name").text ?? queue.get("queueName").text;
    return name !== undefined && (text.endsWith(`:${name}`) || text.endsWith(`/${name}`));
  });
}
