import type { Field } from "../../rule/field";
import { documentIn } from "./policy-document";
import type { NormalizedResource } from "../../rule/resource";
import { onceFor } from "../once";
import { typesOf, type ResourceIndex, type Types } from "../resource-index";

/** Type tokens of an SQS queue. */
export const QUEUE_TYPES: Types = typesOf("aws:sqs/queue:Queue", "aws-native:sqs:Queue");

/** Type tokens of redrive policies that are declared separately from their queue. */
export const REDRIVE_TYPES: Types = typesOf(
  "aws:sqs/redrivePolicy:RedrivePolicy",
  "aws:sqs/redriveAllowPolicy:RedriveAllowPolicy",
);

/** How long SQS keeps a message by default: four days. */
const DEFAULT_RETENTION = 345_600;

/** A queue that keeps messages for fewer seconds carries notifications: no data is lost with it. */
export const NOTICE_RETENTION = 600;

/** How long a queue keeps a message, in seconds; undefined while that is not known. */
export function retentionOf(queue: Field): number | undefined {
  const field = retentionField(queue);
  if (!field.isReadable) return undefined;
  return field.isSet ? Number(field.value) : DEFAULT_RETENTION;
}

/** The field with the retention; the two providers name it differently. */
export function retentionField(queue: Field): Field {
  const native = queue.get("messageRetentionPeriod");
  return native.isSet ? native : queue.get("messageRetentionSeconds");
}

/** The two policies of a queue about failed messages: where its own go, and which it accepts. */
type RedriveKey = "redrivePolicy" | "redriveAllowPolicy";

/** `redrivePolicy` or `redriveAllowPolicy` of a queue, in the queue or declared separately. */
export function redriveOf(queue: Field, key: RedriveKey, index: ResourceIndex): Field {
  const own = queue.get(key);
  return own.isSet ? own : (separatePolicies(index, key).get(queue.resource) ?? own);
}

/** The policies that are declared separately from their queue; the first of a queue counts. */
const separatePolicies = onceFor(
  (index, key: RedriveKey): ReadonlyMap<NormalizedResource, Field> =>
    new Map(
      index
        .of(REDRIVE_TYPES)
        .filter((policy) => policy.get(key).isSet)
        .flatMap((policy) =>
          queuesOf(policy.get("queueUrl"), index).map(
            ({ resource }) => [resource, policy.get(key)] as const,
          ),
        )
        .toReversed(),
    ),
);

/** The queue that a redrive policy sends messages to, as its field and the queues of the stack. */
export interface DeadLetterTarget {
  /** The ARN, or the whole policy while that is unknown. */
  readonly field: Field;
  readonly queues: readonly Field[];
}

/** Where a redrive policy, JSON text or an object, sends messages that failed. */
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
