import { isRecord, isSecret, isUnknown, type NormalizedResource } from "./resource";

/**
 * A value inside a resource together with the path that reaches it. Reading below a value that is
 * unknown or secret gives that same field again, so a rule asks for `a.b.c` and learns which part of
 * it could not be read.
 */
export class Field {
  readonly resource: NormalizedResource;
  /** As a user would write it: `spec.containers[0].image`. */
  readonly path: string;
  readonly value: unknown;

  constructor(resource: NormalizedResource, path: string, value: unknown) {
    this.resource = resource;
    this.path = path;
    this.value = value ?? undefined;
  }

  /** The whole of a resource's properties. */
  static root(resource: NormalizedResource): Field {
    return new Field(resource, "", resource.props);
  }

  /** The field below this one, whether it is set or not. */
  get(...keys: readonly string[]): Field {
    return keys.reduce<Field>((field, key) => field.child(key), this);
  }

  /** The elements of a list; an unreadable list counts as one unreadable element. */
  items(): readonly Field[] {
    if (!this.isReadable) return [this];
    if (!Array.isArray(this.value)) return [];
    return this.value.map((item, at) => new Field(this.resource, `${this.path}[${at}]`, item));
  }

  /** The entries of a map, in its own order; none when it is absent or unreadable. */
  entries(): readonly (readonly [key: string, field: Field])[] {
    if (!this.isReadable || !isRecord(this.value)) return [];
    return Object.keys(this.value).map((key) => [key, this.child(key)] as const);
  }

  /** False while the value is unknown or withheld as a secret. */
  get isReadable(): boolean {
    return !isUnknown(this.value) && !isSecret(this.value);
  }

  /** True when something is set here, readable or not. */
  get isSet(): boolean {
    return this.value !== undefined;
  }

  /** The value as text, or undefined where it is none. */
  get text(): string | undefined {
    return typeof this.value === "string" ? this.value : undefined;
  }

  private child(key: string): Field {
    if (!this.isReadable) return this;
    const value = isRecord(this.value) && Object.hasOwn(this.value, key) ? this.value[key] : null;
    return new Field(this.resource, joinPath(this.path, key), value);
  }
}

/** Keys that read well after a dot; all others are quoted in brackets. */
const PLAIN_KEY = /^[A-Za-z_$][\w$-]*$/;

/** The path of what lies under a key. */
export function joinPath(path: string, key: string): string {
  if (!PLAIN_KEY.test(key)) return `${path}[${JSON.stringify(key)}]`;
  return path === "" ? key : `${path}.${key}`;
}
