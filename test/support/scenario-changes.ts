import { isPlainObject } from "../../components/core/pure/plain-object";
import { isDefaultProvider } from "./parity";

type Properties = Readonly<Record<string, unknown>>;

/**
 * What an operation did to resources, each as `<kind> <name>` (`Subnet dev-network-private-a`) and in
 * order. Components are left out: nothing in a cloud corresponds to them.
 */
export interface Changes {
  readonly created: readonly string[];
  readonly updated: readonly string[];
  readonly replaced: readonly string[];
  readonly deleted: readonly string[];
}

/** An operation that touches nothing. */
export const NO_CHANGES: Changes = { created: [], updated: [], replaced: [], deleted: [] };

/** One resource's part in an operation. */
interface ResourceStep {
  readonly op: string;
  readonly urn: string;
  readonly type: string;
}

/** The engine's operations by what they mean; a replacement is three of them and counts once. */
const MEANINGS = {
  created: ["create", "import"],
  updated: ["update"],
  replaced: ["replace", "create-replacement", "import-replacement"],
  deleted: ["delete"],
} as const;

/** What happens to one resource. */
export type Operation = keyof typeof MEANINGS;

const OPERATIONS = ["created", "updated", "replaced", "deleted"] as const satisfies Operation[];

/** The changes in what `--json` printed: a preview's report, or an update's events line by line. */
export function parseChanges(output: string): Changes {
  const steps = stepsOf(output).filter(({ type }) => !isComponent(type));
  const labels = (ops: readonly string[]): readonly string[] => {
    const matching = steps.filter(({ op }) => ops.includes(op));
    return [...new Set(matching.map(labelOf))].toSorted();
  };
  return {
    created: labels(MEANINGS.created),
    updated: labels(MEANINGS.updated),
    replaced: labels(MEANINGS.replaced),
    deleted: labels(MEANINGS.deleted),
  };
}

/** What the operation did by URN; nothing of what stays the same. Default providers are left out. */
export function parseOperations(output: string): ReadonlyMap<string, Operation> {
  const steps = stepsOf(output).filter(({ urn }) => !isDefaultProvider(urn));
  const operations = new Map<string, Operation>();
  for (const { op, urn } of steps) {
    const meaning = OPERATIONS.find((name) => MEANINGS[name].some((known) => known === op));
    if (meaning !== undefined && operations.get(urn) !== "replaced") operations.set(urn, meaning);
  }
  return operations;
}

/** What the operation reported as errors. */
export function parseErrors(output: string): readonly string[] {
  const report = parseReport(output);
  const reported =
    report === undefined ? eventsOf(output, "diagnosticEvent") : objectsIn(report.diagnostics);
  return reported
    .filter(({ severity }) => severity === "error")
    .map(({ message }) => String(message).trim());
}

/** `Subnet dev-network-private-a` for a subnet. */
export function labelOf({ type, urn }: Pick<ResourceStep, "type" | "urn">): string {
  const kind = type.slice(type.lastIndexOf(":") + 1);
  return `${kind} ${urn.slice(urn.lastIndexOf("::") + 2)}`;
}

/** True for what stands for nothing in a cloud. */
export function isComponent(type: string): boolean {
  return type.startsWith("orchestration-platform:") || type === "pulumi:pulumi:Stack";
}

function stepsOf(output: string): readonly ResourceStep[] {
  const report = parseReport(output);
  if (report !== undefined) return objectsIn(report.steps).map(toStep);
  return objectsIn(eventsOf(output, "resOutputsEvent").map(({ metadata }) => metadata)).map(toStep);
}

function toStep({ op, urn }: Properties): ResourceStep {
  return { op: String(op), urn: String(urn), type: typeOf(String(urn)) };
}

/** The last type in the URN's chain of parents. */
function typeOf(urn: string): string {
  const chain = urn.split("::")[2] ?? "";
  return chain.slice(chain.lastIndexOf("$") + 1);
}

/** The report of a preview, which is one document over several lines. */
function parseReport(output: string): Properties | undefined {
  if (!output.startsWith("{\n")) return undefined;
  const report: unknown = JSON.parse(output);
  return isPlainObject(report) ? report : undefined;
}

function eventsOf(output: string, kind: string): readonly Properties[] {
  const lines = output.split("\n").filter((line) => line.includes(`"${kind}":`));
  const events = lines.map((line): unknown => JSON.parse(line));
  return objectsIn(events.map((event) => (isPlainObject(event) ? event[kind] : undefined)));
}

function objectsIn(values: unknown): readonly Properties[] {
  return Array.isArray(values) ? values.filter(isPlainObject) : [];
}
