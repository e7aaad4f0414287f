import { isPlainObject } from "../../components/core/pure/plain-object";

/** A resource as the engine's state file has it; secrets are ciphertext. */
export interface StateResource {
  readonly urn: string;
  readonly type: string;
  readonly id: string | undefined;
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly outputs: Readonly<Record<string, unknown>>;
  /** URN of what it goes with. */
  readonly deletedWith: string | undefined;
}

/** The resources of a state file of the file backend. */
export function parseState(file: unknown): readonly StateResource[] {
  const checkpoint = isPlainObject(file) && isPlainObject(file.checkpoint) ? file.checkpoint : {};
  const latest = isPlainObject(checkpoint.latest) ? checkpoint.latest : {};
  const resources: readonly unknown[] = Array.isArray(latest.resources) ? latest.resources : [];
  return resources.filter(isPlainObject).map(({ urn, type, id, inputs, outputs, deletedWith }) => ({
    urn: String(urn),
    type: String(type),
    id: typeof id === "string" ? id : undefined,
    inputs: isPlainObject(inputs) ? inputs : {},
    outputs: isPlainObject(outputs) ? outputs : {},
    deletedWith: typeof deletedWith === "string" ? deletedWith : undefined,
  }));
}
