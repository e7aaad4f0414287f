import type { CloudLocation } from "../cloud-location";
import type { ResourceRequest } from "../provider";
import { hexFrom, numberFrom, uuidFrom } from "../identifiers";
import { UNKNOWN, isProperties, isUnknown, reveal } from "../properties";
import type { Properties } from "../properties";

/** What the placeholders of a template stand for. */
export interface TemplateFacts extends CloudLocation {
  readonly resource: ResourceRequest;
  readonly id: string;
  readonly name: string;
  /** Seed of everything that AWS would make up at random. */
  readonly seed: string;
}

/** Fills every text inside a value. A text with a placeholder that is not known is not known. */
export function fillTemplates(value: unknown, facts: TemplateFacts): unknown {
  if (typeof value === "string") return fillTemplate(value, facts);
  if (Array.isArray(value)) return value.map((item) => fillTemplates(item, facts));
  return isProperties(value) ? fillProperties(value, facts) : value;
}

/** {@link fillTemplates} for an object. */
export function fillProperties(properties: Properties, facts: TemplateFacts): Properties {
  const filled = Object.entries(properties).map(([key, value]) => [
    key,
    fillTemplates(value, facts),
  ]);
  return Object.fromEntries(filled);
}

function fillTemplate(template: string, facts: TemplateFacts): string {
  let hasUnknown = false;
  const filled = template.replace(/\{(\w+)(?::([^}]+))?\}/g, (_, name: string, argument = "") => {
    const value = PLACEHOLDERS[name]?.(facts, String(argument));
    if (value === undefined) throw new Error(`no placeholder {${name}} in ${template}`);
    hasUnknown ||= isUnknown(value);
    return value;
  });
  return hasUnknown ? UNKNOWN : filled;
}

type Placeholder = (facts: TemplateFacts, argument: string) => string;

const PLACEHOLDERS: Readonly<Record<string, Placeholder>> = {
  id: ({ id }) => id,
  name: ({ name }) => name,
  region: ({ region }) => region,
  account: ({ account }) => account,
  hex: ({ seed }, length) => hexFrom(seed, Number(length)),
  HEX: ({ seed }, length) => hexFrom(seed, Number(length)).toUpperCase(),
  uuid: ({ seed }) => uuidFrom(seed),
  input: ({ resource }, path) => inputAt(resource.inputs, path),
  path: ({ resource }) => inputAt(resource.inputs, "path") || "/",
  host: ({ resource }, path) => inputAt(resource.inputs, path).replace(/^https:\/\//, ""),
  octet: ({ seed }) => String(1 + numberFrom(seed, 254)),
  of: derivedDigits,
};

/**
 * Digits of a thing that AWS makes together with another one: `{of:id/acl}` within the one, and
 * `{of:vpcId/acl}` within whatever refers to it, name the same thing.
 */
function derivedDigits({ resource, id }: TemplateFacts, argument: string): string {
  const [path = "", part = ""] = argument.split("/");
  const owner = path === "id" ? id : inputAt(resource.inputs, path);
  return isUnknown(owner) ? UNKNOWN : hexFrom(`${owner}/${part}`, 17);
}

/** An input as text; what is absent is an empty text, as in AWS's own ARNs. */
function inputAt(inputs: Properties, path: string): string {
  let value: unknown = inputs;
  for (const key of path.split(".")) {
    value = reveal(value);
    if (isUnknown(value)) return UNKNOWN;
    value = isProperties(value) ? value[key] : undefined;
  }
  const text = reveal(value);
  return typeof text === "string" || typeof text === "number" ? String(text) : "";
}
