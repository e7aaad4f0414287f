import { isPlainObject } from "../../components/core/pure/plain-object";
import { COMPUTED_MEMBERS } from "./published-members";
import type { WireProperties } from "./requests";
import { changeContent, UNKNOWN_SENTINEL } from "./wire-format";

/**
 * Outputs of a resource in a preview where the provider repeats its inputs: what the cloud adds to
 * an object that the program gave is unknown, rather than absent as it is in the inputs.
 */
export function addComputedMembers(type: string, properties: WireProperties): WireProperties {
  const paths = COMPUTED_MEMBERS[type] ?? [];
  const added = paths.reduce<unknown>(
    (value, path) => addUnknown(value, stepsOf(path)),
    properties,
  );
  return isPlainObject(added) ? added : properties;
}

/** `rules[].id` as `rules`, `[]`, `id`. */
function stepsOf(path: string): readonly string[] {
  return path.replaceAll("[]", ".[]").split(".");
}

/** Objects on the way that the program did not give are left out: they are unknown as a whole. */
function addUnknown(value: unknown, [step = "", ...rest]: readonly string[]): unknown {
  return changeContent(value, (content) => {
    if (step === "[]") {
      return Array.isArray(content) ? content.map((item) => addUnknown(item, rest)) : content;
    }
    if (!isPlainObject(content)) return content;
    const member = content[step];
    const isAbsent = member === undefined || member === null;
    if (rest.length > 0) {
      return isAbsent ? content : { ...content, [step]: addUnknown(member, rest) };
    }
    return isAbsent ? { ...content, [step]: UNKNOWN_SENTINEL } : content;
  });
}
