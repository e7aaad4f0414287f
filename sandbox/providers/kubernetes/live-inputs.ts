import { isDeepStrictEqual } from "node:util";
import { holdsSecret, isProperties, isSecret, secret } from "../properties";
import type { Properties } from "../properties";
import { KUBECTL_COPY } from "./object-outputs";

/** Fields of `metadata` that the server keeps for itself. */
const SERVER_METADATA: ReadonlySet<string> = new Set([
  "creationTimestamp",
  "deletionGracePeriodSeconds",
  "deletionTimestamp",
  "generation",
  "managedFields",
  "resourceVersion",
  "selfLink",
  "uid",
]);

/** Annotations that clients and controllers leave on an object. */
const BOOKKEEPING: ReadonlySet<string> = new Set([
  "deployment.kubernetes.io/revision",
  KUBECTL_COPY,
]);

/** An object as a manifest would have it: without status and what the server keeps for itself. */
export function declaredPart(live: Properties): Properties {
  const { status: _status, metadata, ...fields } = live;
  if (!isProperties(metadata)) return fields;
  const kept = Object.entries(metadata).filter(([key]) => !SERVER_METADATA.has(key));
  return { ...fields, metadata: Object.fromEntries(kept) };
}

/** Inputs that would declare an object of somebody else's making, for an import. */
export function importedInputs(live: Properties): Properties {
  const declared = declaredPart(live);
  const data =
    declared.kind === "Secret" && isProperties(declared.data) ? declared.data : undefined;
  return {
    ...declared,
    ...(data === undefined ? {} : { data: secret(data) }),
    metadata: withoutBookkeeping(declared.metadata),
  };
}

function withoutBookkeeping(metadata: unknown): unknown {
  if (!isProperties(metadata) || !isProperties(metadata.annotations)) return metadata;
  const { annotations, ...rest } = metadata;
  const kept = Object.entries(annotations).filter(([key]) => !BOOKKEEPING.has(key));
  return kept.length === 0 ? rest : { ...rest, annotations: Object.fromEntries(kept) };
}

/**
 * Inputs as the cluster has them: what was declared, with the live value where that differs from
 * what the declaration would make. Where the server only spells a value differently, both agree.
 *
 * @param desired - what the server makes of the inputs, by dry run
 */
export function driftedInputs(
  inputs: Properties,
  desired: Properties,
  live: Properties,
): Properties {
  const [wanted, found] =
    inputs.kind === "Secret" ? decoded(inputs, desired, live) : [desired, live];
  return driftedMembers(inputs, declaredPart(wanted), declaredPart(found));
}

function driftedMembers(inputs: Properties, desired: Properties, live: Properties): Properties {
  const members = Object.entries(inputs).flatMap(([key, input]) => {
    const value = driftedValue(input, desired[key], live[key]);
    return value === undefined ? [] : [[key, value]];
  });
  return Object.fromEntries(members);
}

function driftedValue(input: unknown, desired: unknown, live: unknown): unknown {
  if (isDeepStrictEqual(desired, live)) return input;
  if (live === undefined) return undefined;
  if (isSecret(input)) return secret(driftedValue(input.value, desired, live));
  if (isProperties(input) && isProperties(desired) && isProperties(live)) {
    return driftedMembers(input, desired, live);
  }
  if (Array.isArray(input) && Array.isArray(desired) && Array.isArray(live)) {
    const isAligned = input.length === desired.length && desired.length === live.length;
    if (isAligned) {
      return input.map((item, index) => driftedValue(item, desired[index], live[index]));
    }
  }
  // Which part of it is the secret is not known any more.
  return holdsSecret(input) ? secret(live) : live;
}

/** The objects with `stringData` for the keys that the inputs set there. */
function decoded(
  inputs: Properties,
  desired: Properties,
  live: Properties,
): readonly [Properties, Properties] {
  const declared = isSecret(inputs.stringData) ? inputs.stringData.value : inputs.stringData;
  if (!isProperties(declared)) return [desired, live];
  const keys = Object.keys(declared);
  return [withStringData(desired, keys), withStringData(live, keys)];
}

function withStringData(object: Properties, keys: readonly string[]): Properties {
  const data = isProperties(object.data) ? object.data : {};
  const texts = keys.flatMap((key) => {
    const value = data[key];
    return typeof value === "string" ? [[key, Buffer.from(value, "base64").toString("utf8")]] : [];
  });
  return { ...object, stringData: Object.fromEntries(texts) };
}
