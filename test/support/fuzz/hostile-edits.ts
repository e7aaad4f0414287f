import fc from "fast-check";
import {
  changed,
  isList,
  isObject,
  type JsonObject,
  type JsonValue,
  pathsOf,
  type TreePath,
  valueAt,
} from "./json-tree";

/** A value that no setting expects. */
interface HostileValue {
  readonly value: JsonValue;
  /** Text that no message may repeat. */
  readonly secret?: string;
}

/** An edit of a configuration that knows nothing of its meaning. */
export type HostileEdit = (configuration: JsonObject) => {
  readonly configuration: JsonObject;
  readonly secret?: string;
};

const PROTOTYPES: readonly JsonValue[] = [
  '{"__proto__":{"source":"none"}}',
  '{"constructor":{}}',
].map((text) => JSON.parse(text));

const ODD_VALUES: readonly JsonValue[] = [
  ...[null, true, false, 0, -1, 1, 1.5, 1e308, 2 ** 53, "", " ", "0", "1", "true", "null"],
  ...[[], {}, [[]], [null], [{}], "[]", "{}"],
  ...["__proto__", "constructor", "toString", "../../etc/passwd", "${a}", "a".repeat(100_000)],
  ...["größe", "漢字", "😀", "line\nbreak", "\u0000", "\u202egnp", "a; b", "a: b, got c; d"],
  ...["10.0.0.0/33", "fd00::/64", "0.0.0.0/0", "::", "2", "1.35"],
  ...PROTOTYPES,
];

const ODD_KEYS = [
  ...["__proto__", "constructor", "hasOwnProperty", "source", "", " ", "a.b", "a[0]", '"', "\n"],
  ...["k".repeat(5_000), "größe", "😀", "a: b; c", "zone", "pool", "Source"],
];

/** Long enough to occur in no message by chance. */
export const secretText = fc.string({
  unit: fc.constantFrom(..."abcdefghjkmnpqrstuvwxyz"),
  minLength: 24,
  maxLength: 24,
});

/** Texts that have the form of a secret, and plain ones under a key that says so. */
const secretValue: fc.Arbitrary<HostileValue> = secretText.chain((secret) =>
  fc
    .constantFrom<JsonValue>(
      `AKIA${secret.toUpperCase().slice(0, 16)}`,
      `ghp_${secret}`,
      `postgres://app:${secret}@db.example.com/orders`,
      { password: secret },
      [{ apiKey: { value: secret } }],
      `-----BEGIN PRIVATE KEY-----\n${secret}`,
    )
    .map((value) => ({ value, secret: secretIn(value, secret) })),
);

function secretIn(value: JsonValue, secret: string): string {
  return typeof value === "string" && value.startsWith("AKIA") ? value : secret;
}

const hostileValue: fc.Arbitrary<HostileValue> = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom(...ODD_VALUES).map((value) => ({ value })) },
  { weight: 1, arbitrary: fc.string({ unit: "binary" }).map((value) => ({ value })) },
  { weight: 1, arbitrary: fc.integer().map((value) => ({ value })) },
);

const position = fc.nat({ max: 10_000 });

/** Where an edit strikes: any value but the whole. */
function pick(configuration: JsonObject, choice: number): TreePath {
  const paths = pathsOf(configuration);
  return paths[choice % Math.max(1, paths.length)] ?? ["owner"];
}

/** The object that a path leads into or through. */
function objectNear(configuration: JsonObject, path: TreePath): TreePath {
  const value = path.length === 0 ? configuration : valueAt(configuration, path);
  return isObject(value) ? path : objectNear(configuration, path.slice(0, -1));
}

const replacedBy = (values: fc.Arbitrary<HostileValue>): fc.Arbitrary<HostileEdit> =>
  fc
    .tuple(position, values)
    .map(([choice, { value, ...rest }]): HostileEdit => (configuration) => ({
      configuration: changed(configuration, pick(configuration, choice), () => value),
      ...rest,
    }));

const adding = fc
  .tuple(position, fc.constantFrom(...ODD_KEYS), hostileValue)
  .map(([choice, key, { value, ...rest }]): HostileEdit => (configuration) => {
    const path = [...objectNear(configuration, pick(configuration, choice)), key];
    return { configuration: changed(configuration, path, () => value), ...rest };
  });

const removing = position.map((choice): HostileEdit => (configuration) => ({
  configuration: changed(configuration, pick(configuration, choice), () => undefined),
}));

/** The value under a key that is nearly right. */
const misspelling = fc
  .tuple(position, position)
  .map(([choice, letter]): HostileEdit => (configuration) => {
    const path = pick(configuration, choice);
    const [key, value] = [path.at(-1), valueAt(configuration, path)];
    if (typeof key !== "string" || value === undefined) return { configuration };
    const cut = letter % Math.max(1, key.length);
    const misspelt = [...path.slice(0, -1), key.slice(0, cut) + key.slice(cut + 1)];
    const without = changed(configuration, path, () => undefined);
    return { configuration: changed(without, misspelt, () => value) };
  });

/** The right value in a wrong form: in a list, out of it, as text, twice. */
const reshaping = fc
  .tuple(position, fc.constantFrom(wrap, unwrap, asText, twice))
  .map(([choice, reshape]): HostileEdit => (configuration) => ({
    configuration: changed(configuration, pick(configuration, choice), (value) =>
      value === undefined ? value : reshape(value),
    ),
  }));

function wrap(value: JsonValue): JsonValue {
  return [value];
}

function unwrap(value: JsonValue): JsonValue {
  return isList(value) ? { ...value } : isObject(value) ? Object.values(value) : { value };
}

function asText(value: JsonValue): JsonValue {
  return typeof value === "string" ? Number.parseInt(value, 10) || 0 : JSON.stringify(value);
}

function twice(value: JsonValue): JsonValue {
  return isList(value) ? [...value, ...value] : typeof value === "number" ? value * 2 : value;
}

/** Any of the edits. */
export const hostileEdit: fc.Arbitrary<HostileEdit> = fc.oneof(
  { weight: 4, arbitrary: replacedBy(hostileValue) },
  { weight: 2, arbitrary: adding },
  removing,
  misspelling,
  { weight: 2, arbitrary: reshaping },
);

/**
 * Puts a secret where a setting stands. It comes last, because another edit could take away the key
 * that marks it as one.
 */
export const secretEdit: fc.Arbitrary<HostileEdit> = replacedBy(secretValue);
