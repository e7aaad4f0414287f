import { hexFrom } from "../identifiers";
import { isProperties, isSecret, isUnknown, textOf } from "../properties";
import type { Properties } from "../properties";
import type { CheckFailure, CheckedInputs, ResourceRequest } from "../provider";
import { isPatch, kindOf } from "./object-type";

/** Marks a name of the provider's making, which the next update keeps. */
const AUTONAMED = "pulumi.com/autonamed";

/** Inputs of an object with the provider's defaults. */
export function checkObject(
  resource: ResourceRequest,
  oldInputs: Properties | undefined,
  defaultNamespace: string | undefined,
): CheckedInputs {
  const { apiVersion, kind } = kindOf(resource.type, resource.inputs);
  const failures = findFailures(apiVersion, kind, resource);
  const { metadata = {} } = resource.inputs;
  // What is not known yet or secret as a whole cannot be completed.
  if (isUnknown(metadata) || isSecret(metadata) || !isProperties(metadata)) {
    return { inputs: { ...resource.inputs, apiVersion, kind }, failures };
  }
  const named = withName(resource, metadata, oldInputs);
  const placed =
    defaultNamespace === undefined || metadata.namespace !== undefined
      ? named
      : { ...named, namespace: defaultNamespace };
  return { inputs: { ...resource.inputs, apiVersion, kind, metadata: placed }, failures };
}

/** True when the inputs leave the namespace to the provider. */
export function lacksNamespace({ metadata = {} }: Properties): boolean {
  return isProperties(metadata) && !isUnknown(metadata) && metadata.namespace === undefined;
}

/** `<logical name>-<8 hexadecimal digits>`. */
export function automaticName(resource: Pick<ResourceRequest, "urn" | "name">): string {
  return `${resource.name}-${hexFrom(resource.urn, 8)}`;
}

function findFailures(
  apiVersion: string,
  kind: string,
  { type, inputs }: ResourceRequest,
): readonly CheckFailure[] {
  const failures: CheckFailure[] = [];
  if (apiVersion === "") {
    failures.push({ property: "apiVersion", reason: "is missing; set the object's API version" });
  }
  if (kind === "") failures.push({ property: "kind", reason: "is missing; set the object's kind" });
  if (kind.endsWith("List") && Array.isArray(inputs.items)) {
    const reason = `is a list, got ${kind}; declare each of its items as a resource`;
    failures.push({ property: "kind", reason });
  }
  const { metadata } = inputs;
  const isNamed = isProperties(metadata) && metadata.name !== undefined;
  if (isPatch(type, inputs) && !isNamed) {
    failures.push({ property: "metadata.name", reason: "is missing; name the object to patch" });
  }
  return failures;
}

function withName(
  resource: ResourceRequest,
  metadata: Properties,
  oldInputs: Properties | undefined,
): Properties {
  if (metadata.name !== undefined || isPatch(resource.type, resource.inputs)) return metadata;
  const { annotations = {} } = metadata;
  const marked = isProperties(annotations) ? { ...annotations, [AUTONAMED]: "true" } : annotations;
  const name = keptName(oldInputs) ?? automaticName(resource);
  return { ...metadata, name, annotations: marked };
}

/** The name that was made up last time. */
function keptName(oldInputs: Properties | undefined): string | undefined {
  const metadata = oldInputs?.metadata;
  if (!isProperties(metadata) || !isProperties(metadata.annotations)) return undefined;
  return metadata.annotations[AUTONAMED] === "true" ? textOf(metadata, "name") : undefined;
}
