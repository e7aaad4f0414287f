import { isRecord } from "../../../rule/resource";

type Conditions = Readonly<Record<string, unknown>>;

/** The conditions of a route that calls must meet, with the gateways that they may come by. */
export interface Match {
  readonly conditions: Conditions;
  readonly gateways: readonly unknown[];
}

/** What {@link covers} understands; a statistics prefix is not a condition. */
const UNDERSTOOD: ReadonlySet<string> = new Set([
  "authority",
  "headers",
  "ignoreUriCase",
  "method",
  "port",
  "queryParams",
  "scheme",
  "sourceLabels",
  "sourceNamespace",
  "statPrefix",
  "uri",
  "withoutHeaders",
]);

/** True when every HTTP request that meets the later conditions meets the earlier ones too. */
export function covers(earlier: Match, later: Match): boolean {
  const [a, b] = [earlier.conditions, later.conditions];
  const ignoreCase = a.ignoreUriCase === true;
  return (
    Object.keys(a).every((key) => UNDERSTOOD.has(key)) &&
    later.gateways.every((gateway) => earlier.gateways.includes(gateway)) &&
    coversUri(a.uri, b.uri, ignoreCase, b.ignoreUriCase === true) &&
    ["scheme", "method", "authority"].every((key) => coversText(a[key], b[key])) &&
    ["port", "sourceNamespace"].every((key) => a[key] === undefined || a[key] === b[key]) &&
    coversAll(a.sourceLabels, b.sourceLabels, (one, other) => one === other) &&
    coversAll(a.headers, b.headers, coversPresent) &&
    coversAll(a.queryParams, b.queryParams, coversPresent) &&
    coversAll(a.withoutHeaders, b.withoutHeaders, coversAbsent)
  );
}

/**
 * True when every connection that meets the later conditions meets the earlier ones too. Among host
 * names and subnets the narrowest wins, whatever the order, so that only equal ones are in the way.
 */
export function coversConnection(earlier: Match, later: Match): boolean {
  if (!later.gateways.every((gateway) => earlier.gateways.includes(gateway))) return false;
  const own = canonical(earlier.conditions);
  return own === "{}" || own === canonical(later.conditions);
}

/** The conditions as text, in which neither the order of keys nor that of lists counts. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).sort().join()}]`;
  if (!isRecord(value)) return JSON.stringify(value) ?? "";
  const entries = Object.keys(value).sort();
  return `{${entries.map((key) => `${key}:${canonical(value[key])}`).join()}}`;
}

function coversUri(a: unknown, b: unknown, aIgnores: boolean, bIgnores: boolean): boolean {
  if (isAnyText(a) || (isRecord(a) && a.prefix === "/")) return true;
  if (bIgnores && !aIgnores) return false;
  return aIgnores ? coversText(lowered(a), lowered(b)) : coversText(a, b);
}

/** Whether one condition on a text, which none at all is too, takes another in. */
function coversText(a: unknown, b: unknown): boolean {
  if (isAnyText(a)) return true;
  if (!isRecord(a) || !isRecord(b)) return false;
  if (typeof a.prefix === "string") {
    const begin = b.exact ?? b.prefix;
    return typeof begin === "string" && begin.startsWith(a.prefix);
  }
  if (a.exact !== undefined) return a.exact === b.exact;
  return a.regex === b.regex;
}

/** The same for something that must be present, such as a header. */
function coversPresent(a: unknown, b: unknown): boolean {
  return b !== undefined && coversText(a, b);
}

/** The same for something that must be absent: to be free of more is the stronger condition. */
function coversAbsent(a: unknown, b: unknown): boolean {
  return b !== undefined && coversText(b, a);
}

function isAnyText(condition: unknown): boolean {
  if (condition === undefined || condition === null) return true;
  if (!isRecord(condition)) return false;
  const { exact, prefix, regex } = condition;
  if (exact === undefined && prefix === undefined && regex === undefined) return true;
  return regex === "*" || regex === ".*";
}

function lowered(condition: unknown): unknown {
  if (!isRecord(condition)) return condition;
  return Object.fromEntries(
    Object.entries(condition).map(([kind, value]) => [
      kind,
      typeof value === "string" && kind !== "regex" ? value.toLowerCase() : value,
    ]),
  );
}

function coversAll(
  earlier: unknown,
  later: unknown,
  coversOne: (earlier: unknown, later: unknown) => boolean,
): boolean {
  if (!isRecord(earlier)) return true;
  const own = isRecord(later) ? later : {};
  return Object.entries(earlier).every(([key, condition]) => coversOne(condition, own[key]));
}
