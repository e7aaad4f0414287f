import { UNKNOWN, holdsSecret, isProperties, isSecret, isUnknown, secret } from "../properties";
import type { Properties } from "../properties";

/** Fields of `metadata` that change with every write and say nothing about the object. */
const WRITE_NOISE = ["managedFields"] as const;

/** Annotation in which `kubectl apply` keeps the manifest that it applied last, data included. */
export const KUBECTL_COPY = "kubectl.kubernetes.io/last-applied-configuration";

/** Fields that a preview cannot know although the dry run answers something. */
const UNKNOWN_METADATA = ["resourceVersion", "generation", "creationTimestamp", "uid"] as const;

/**
 * Outputs of an object: as the server has it, secret where the inputs are secret. What only the
 * inputs have (a Secret's `stringData`) stays.
 */
export function outputsOf(live: Properties, inputs: Properties): Properties {
  const isSecretKind = live.kind === "Secret" || inputs.kind === "Secret";
  const kept = isSecretKind ? withoutCopy(live) : live;
  const merged = mergeMembers(withoutWriteNoise(kept), inputs);
  const { data } = merged;
  const isPlainData = isSecretKind && data !== undefined && !isSecret(data);
  return isPlainData ? { ...merged, data: secret(data) } : merged;
}

/** A Secret without the copy of itself that `kubectl apply` leaves in an annotation. */
function withoutCopy(live: Properties): Properties {
  const { metadata } = live;
  if (!isProperties(metadata) || !isProperties(metadata.annotations)) return live;
  const { [KUBECTL_COPY]: _copy, ...annotations } = metadata.annotations;
  return { ...live, metadata: { ...metadata, annotations } };
}

/** Outputs of an update as the dry run shows them, without what only the update itself decides. */
export function previewedOutputs(result: Properties, inputs: Properties): Properties {
  const outputs = outputsOf(result, inputs);
  const metadata = isProperties(outputs.metadata) ? { ...outputs.metadata } : {};
  for (const field of UNKNOWN_METADATA) {
    if (field !== "uid" && field !== "creationTimestamp") metadata[field] = UNKNOWN;
  }
  const status = outputs.status === undefined ? {} : { status: UNKNOWN };
  return { ...outputs, ...status, metadata };
}

/** What a new object gets from the server, whatever its kind. */
export function newObjectUnknowns(): Properties {
  const metadata = UNKNOWN_METADATA.map((field) => [field, UNKNOWN]);
  return { metadata: Object.fromEntries(metadata) };
}

function withoutWriteNoise(live: Properties): Properties {
  if (!isProperties(live.metadata)) return live;
  const metadata = { ...live.metadata };
  for (const field of WRITE_NOISE) delete metadata[field];
  return { ...live, metadata };
}

function mergeMembers(live: Properties, inputs: Properties): Properties {
  const merged: Record<string, unknown> = { ...live };
  for (const [key, input] of Object.entries(inputs)) {
    if (input !== null && input !== undefined) merged[key] = mergeValue(live[key], input);
  }
  return merged;
}

function mergeValue(live: unknown, input: unknown): unknown {
  if (live === undefined || isUnknown(input)) return input;
  if (isSecret(input)) return secret(mergeValue(live, input.value));
  if (Array.isArray(live) && Array.isArray(input)) {
    if (live.length === input.length) {
      return live.map((item, index) => mergeValue(item, input[index]));
    }
    // Which item is which is not known, so all of them are as secret as one.
    return input.some(holdsSecret) ? secret(live) : live;
  }
  return isProperties(live) && isProperties(input) ? mergeMembers(live, input) : live;
}
