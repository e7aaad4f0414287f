import { isProperties, isSecret, isUnknown } from "../properties";
import type { Properties } from "../properties";
import type { ResourceRequest } from "../provider";
import type { Manifest } from "./object-api";
import { kindOf } from "./object-type";

/** A manifest as it can be sent, and what had to be left out of it. */
export interface PlannedManifest {
  readonly manifest: Manifest;
  /** Paths of values that are not known yet. */
  readonly unknownPaths: readonly string[];
}

/**
 * The manifest that a resource's inputs are: secrets as plain values, for the server only; unknown
 * values left out.
 */
export function planManifest({
  type,
  inputs,
}: Pick<ResourceRequest, "type" | "inputs">): PlannedManifest {
  const { fields, unknownPaths } = planFields(inputs);
  const { apiVersion, kind } = kindOf(type, inputs);
  const metadata = isProperties(fields.metadata) ? fields.metadata : {};
  const content = kind === "Secret" ? withEncodedData(fields) : fields;
  return { manifest: { ...content, apiVersion, kind, metadata }, unknownPaths };
}

/**
 * A Secret's `stringData` as the `data` that the server makes of it. Sent as it is, it would leave
 * the keys of `data` without an owner, and a key that is dropped later would stay.
 */
export function withEncodedData(fields: Properties): Properties {
  const { stringData, ...rest } = fields;
  if (!isProperties(stringData)) return fields;
  const encoded = Object.entries(stringData).map(([key, value]) => [
    key,
    Buffer.from(String(value)).toString("base64"),
  ]);
  const data = isProperties(rest.data) ? rest.data : {};
  return { ...rest, data: { ...data, ...Object.fromEntries(encoded) } };
}

/** Properties as plain values, without what is not known; nothing of them may reach a message. */
export function planFields(properties: Properties): {
  readonly fields: Properties;
  readonly unknownPaths: readonly string[];
} {
  const unknownPaths: string[] = [];
  const fields = plainMembers(properties, "", unknownPaths);
  return { fields, unknownPaths };
}

function plainMembers(properties: Properties, path: string, unknownPaths: string[]): Properties {
  const members = Object.entries(properties).flatMap(([key, value]) => {
    const plain = plainValue(value, path === "" ? key : `${path}.${key}`, unknownPaths);
    // A null says "not set", in the program as for the server.
    return plain === undefined || plain === null ? [] : [[key, plain]];
  });
  return Object.fromEntries(members);
}

function plainValue(value: unknown, path: string, unknownPaths: string[]): unknown {
  if (isUnknown(value)) {
    unknownPaths.push(path);
    return undefined;
  }
  if (isSecret(value)) return plainValue(value.value, path, unknownPaths);
  if (Array.isArray(value)) {
    // The server counts the items that it gets.
    const items: unknown[] = [];
    for (const item of value) {
      const plain = plainValue(item, `${path}[${items.length}]`, unknownPaths);
      if (plain !== undefined) items.push(plain);
    }
    return items;
  }
  return isProperties(value) ? plainMembers(value, path, unknownPaths) : value;
}
