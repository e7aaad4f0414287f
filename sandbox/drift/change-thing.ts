import { ConfigurationError } from "../../components/core/pure/configuration-error";
import type { AccountRecord } from "../providers/account";
import { AWS_MODEL } from "../providers/aws/aws-model";
import { schemaOf } from "../providers/aws/schema/schema-of";
import { CloudView } from "../providers/cloud-view";
import type { CloudChange } from "../providers/cloud-view";
import { isSealed, sealedAsUnknown } from "../providers/sealed-secrets";
import { parsePath, valueAt, withValue } from "./property-path";
import type { Thing } from "./stack-accounts";

/** One change behind Pulumi's back: `tags.owner=somebody`. */
export interface Assignment {
  readonly path: string;
  readonly text: string;
}

/** Splits `<path>=<value>`. */
export function parseAssignment(text: string): Assignment {
  const at = text.indexOf("=");
  if (at > 0) return { path: text.slice(0, at), text: text.slice(at + 1) };
  throw new ConfigurationError([
    `<path>=<value>: has no path before an equals sign, got ${text}; write for example tags.owner=somebody`,
  ]);
}

/**
 * Changes a property as somebody with the cloud's console would: the cloud checks it and says no
 * where it would.
 *
 * @returns the value before and after
 */
export function setProperty(
  thing: Thing,
  assignment: Assignment,
): { readonly before: unknown; readonly after: unknown } {
  const { account, record } = thing;
  const path = parsePath(assignment.path);
  const [root] = path ?? [];
  if (path === undefined || typeof root !== "string") {
    throw new ConfigurationError([
      `${assignment.path}: is not the path of a property; write for example tags.owner or ingress[0].fromPort`,
    ]);
  }
  const before = valueAt(record.outputs, path);
  if (path.some((_, at) => isSealed(valueAt(record.outputs, path.slice(0, at + 1))))) {
    throw new ConfigurationError([
      `${assignment.path}: is a secret, which the account does not hold; change another property`,
    ]);
  }
  const after = parseValue(assignment.text, before);
  const isComputed = schemaOf(record.type)?.outputs.includes(root) === true;
  const changed = {
    ...record,
    inputs: isComputed ? record.inputs : withValue(record.inputs, path, after),
    outputs: withTags(withValue(record.outputs, path, after), root),
  };
  if (!isComputed) assertValid(thing, changed);
  assertAccepted(thing, { kind: "update", thing: changed, before: record, others: others(thing) });
  account.put(changed);
  return { before, after };
}

/** Deletes a thing as somebody with the cloud's console would. */
export function removeThing(thing: Thing): void {
  const { account, record } = thing;
  assertAccepted(thing, { kind: "delete", thing: record, others: others(thing) });
  account.remove(record);
}

/** A text stays a text; anything else is read as JSON; `null` takes the property away. */
function parseValue(text: string, before: unknown): unknown {
  if (text === "null") return undefined;
  if (typeof before === "string") return text;
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch {
    return text;
  }
}

/** AWS shows tags in two places. */
function withTags(outputs: AccountRecord["outputs"], root: string): AccountRecord["outputs"] {
  return root === "tags" ? { ...outputs, tagsAll: outputs.tags ?? {} } : outputs;
}

function assertValid({ cloud, record }: Thing, changed: AccountRecord): void {
  if (cloud !== AWS_MODEL.name) return;
  const inputs = sealedAsUnknown(changed.inputs);
  const request = { ...changed, inputs, name: record.urn.split("::").at(-1) ?? "" };
  const failures = AWS_MODEL.check?.(request, record.inputs).failures ?? [];
  if (failures.length === 0) return;
  throw new ConfigurationError(
    failures.map(({ property, reason }) =>
      property === "" || reason.startsWith(property) ? reason : `${property}: ${reason}`,
    ),
  );
}

function assertAccepted({ cloud }: Thing, change: CloudChange): void {
  const words = cloud === AWS_MODEL.name ? AWS_MODEL.refuse?.(change) : undefined;
  if (words !== undefined) throw new ConfigurationError([`simulated ${cloud}: ${words}`]);
}

function others({ account, record }: Thing): CloudView {
  return new CloudView(account.list().filter((other) => other !== record));
}
