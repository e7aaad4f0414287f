import { Struct } from "google-protobuf/google/protobuf/struct_pb";
import type { JavaScriptValue } from "google-protobuf/google/protobuf/struct_pb";
import type { Properties } from "../providers/properties";

/** Properties as they came over the wire; an absent message means none. */
export function fromStruct(message: Struct | undefined): Properties {
  return message === undefined ? {} : message.toJavaScript();
}

/** Properties as they go over the wire. */
export function toStruct(properties: Properties): Struct {
  const fields: Record<string, JavaScriptValue> = {};
  for (const [key, value] of Object.entries(properties)) fields[key] = toWire(value);
  return Struct.fromJavaScript(fields);
}

/** Rebuilds a value from what the wire can carry; `undefined` members are left out. */
function toWire(value: unknown): JavaScriptValue {
  if (value === null || value === undefined) return null;
  if (Array.isArray(value)) return value.map(toWire);
  if (typeof value === "object") {
    const fields: Record<string, JavaScriptValue> = {};
    for (const [key, member] of Object.entries(value)) {
      if (member !== undefined) fields[key] = toWire(member);
    }
    return fields;
  }
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") {
    return value;
  }
  throw new TypeError(`a ${typeof value} cannot be sent to the engine`);
}
